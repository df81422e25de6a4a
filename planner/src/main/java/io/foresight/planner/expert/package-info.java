/** The expert: exact number of steps to the goal, all optimal actions, and the regret of any action. */
package io.foresight.planner.expert;
