/** Evaluation of policies on many tasks, with confidence intervals and paired comparisons. */
package io.foresight.planner.evaluate;
