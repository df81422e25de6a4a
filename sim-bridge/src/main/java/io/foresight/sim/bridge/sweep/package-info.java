/** Point clouds of ROS 2 recordings as the sweeps of a dataset. */
package io.foresight.sim.bridge.sweep;
