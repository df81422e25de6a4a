/** The assembly simulator as a ROS 2 node: publishes images and state, executes skills. */
package io.foresight.sim.node.assembly;
