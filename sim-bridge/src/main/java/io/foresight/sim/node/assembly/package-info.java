/** The assembly simulator as a node of a ROS 2 graph: pictures and state out, skills in. */
package io.foresight.sim.node.assembly;
