/** ROS 2 point clouds as perception's and back; what a cloud message says about itself is checked before a point is read. */
package io.foresight.sim.bridge.cloud;
