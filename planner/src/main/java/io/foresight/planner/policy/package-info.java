/** Who decides: the contract between an episode and whatever chooses its actions. */
package io.foresight.planner.policy;
