/** The planner as a node of a ROS 2 graph: drives whoever carries out skills at the other end of its topics. */
package io.foresight.sim.node.plan;
