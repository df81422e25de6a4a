/** The driving simulator as a node of a ROS 2 graph: simulated time, sweeps, frames, odometry and truth. */
package io.foresight.sim.node.drive;
