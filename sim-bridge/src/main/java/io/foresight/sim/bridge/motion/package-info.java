/** Sensor paths from ROS transforms and odometry. */
package io.foresight.sim.bridge.motion;
