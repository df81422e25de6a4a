/** A ROS 2 node: arguments, names, typed topics, time, log, diagnostics, transforms, and the graph of other nodes. */
package io.foresight.ros2.node;
