/** What perception found, as messages of ROS 2: for nodes, recordings and viewers. */
package io.foresight.sim.bridge.scene;
