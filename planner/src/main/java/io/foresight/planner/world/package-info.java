/** Worlds in which pieces move: effects of actions, symbolic simulation, poses, and saved states. */
package io.foresight.planner.world;
