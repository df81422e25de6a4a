/**
 * The ROS 2 messages used by Foresight: one class per ROS package, one record per message; the components are the fields, in wire order.
 */
package io.foresight.ros2.message;
