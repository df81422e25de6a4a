/** A node of a ROS 2 graph: arguments and names as ROS gives them, typed topics, time, log, diagnostics, transforms, and who else is there. */
package io.foresight.ros2.node;
