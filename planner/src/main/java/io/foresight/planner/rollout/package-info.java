/** Many worlds stepped and drawn side by side, for whoever learns from them: flat arrays, no files and no text. */
package io.foresight.planner.rollout;
