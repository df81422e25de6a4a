/** The driving simulator as a ROS 2 node: simulated time, sweeps, transforms, odometry and ground truth. */
package io.foresight.sim.node.drive;
