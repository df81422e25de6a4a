/** Perception's results as ROS 2 messages, for nodes, recordings and viewers. */
package io.foresight.sim.bridge.scene;
