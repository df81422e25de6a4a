/** Recording and replaying of a ROS 2 graph's topics. */
package io.foresight.ros2.topic;
