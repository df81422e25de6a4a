/** Comparison of the symbolic world with another world: accuracy of prediction and speed. */
package io.foresight.planner.calibrate;
