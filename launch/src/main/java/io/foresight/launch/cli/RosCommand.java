package io.foresight.launch.cli;

/** A command that joins a ROS 2 graph and so takes what ROS tells a node: {@code --ros-args ...}; {@link Main#rosArguments} has it. */
interface RosCommand {}
