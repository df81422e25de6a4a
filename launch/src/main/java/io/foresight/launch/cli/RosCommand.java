package io.foresight.launch.cli;

/** A command that joins a ROS 2 graph and accepts {@code --ros-args ...}; see {@link Main#rosArguments}. */
interface RosCommand {}
