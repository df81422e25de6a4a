/** Many worlds stepped and rendered in parallel for learning: flat arrays, no files and no text. */
package io.foresight.planner.rollout;
