/** Topics of a ROS 2 graph to recordings and back. */
package io.foresight.ros2.topic;
