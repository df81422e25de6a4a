package io.foresight.planner.world;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;

/**
 * One action and its result.
 *
 * @param state after the action
 * @param finished whether the episode is over: solved, or ended by {@code done}
 */
public record StepResult(Action action, Outcome outcome, AssemblyState state, boolean finished) {}
