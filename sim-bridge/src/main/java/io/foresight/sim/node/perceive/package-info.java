/** Perception as a node of the graph: clouds in, boxes out, the service between, and how all of it does. */
package io.foresight.sim.node.perceive;
