/** Perception as a ROS 2 node: receives clouds, publishes boxes from a perception service, and reports its status. */
package io.foresight.sim.node.perceive;
