/** How well a policy does on many tasks, with what certainty, and whether one policy does better than another. */
package io.foresight.planner.evaluate;
