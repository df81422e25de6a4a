/** The driving simulator: seeded scenes with traffic, recorded by a LiDAR on the ego vehicle, online or written as a dataset. */
package io.foresight.sim.drive;
