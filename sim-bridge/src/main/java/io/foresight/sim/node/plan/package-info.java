/** The planner as a ROS 2 node: controls a robot or simulator that executes skills, through topics. */
package io.foresight.sim.node.plan;
