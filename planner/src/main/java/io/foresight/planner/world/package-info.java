/** Worlds in which pieces move: what an action does, who may ask, and how a moment is kept and brought back. */
package io.foresight.planner.world;
