/** The ROS 2 messages that Foresight speaks, one class a ROS package, one record a message; components are the fields, in the order of the wire. */
package io.foresight.ros2.message;
