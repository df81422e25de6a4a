/** LiDAR models with published beam tables, and the rolling sweep that turns a world into points. */
package io.foresight.sim.lidar;
