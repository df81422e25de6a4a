/** LiDAR models with published beam tables, and the simulation of a rotating sensor's sweep. */
package io.foresight.sim.lidar;
