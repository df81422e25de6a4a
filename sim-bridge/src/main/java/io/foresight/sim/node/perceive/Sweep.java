package io.foresight.sim.node.perceive;

import io.foresight.perception.points.PointCloud;
import io.foresight.ros2.message.StdMsgs.Header;

/**
 * A whole sweep, ready to be sent.
 *
 * @param header of what is found in it: frame and stamp of the message that completed it
 * @param cloud in the sensor's own frame
 */
record Sweep(Header header, PointCloud cloud) {}
