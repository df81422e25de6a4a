/** Holds worlds against each other and against the clock: how well the symbolic world predicts another one, and how fast it is. */
package io.foresight.planner.calibrate;
