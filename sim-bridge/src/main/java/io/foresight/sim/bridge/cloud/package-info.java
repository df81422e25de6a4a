/** Conversion of point clouds between ROS 2 and perception; a cloud message is validated before its points are read. */
package io.foresight.sim.bridge.cloud;
