package io.foresight.planner.rollout;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.world.Outcome;

/**
 * What an action led to.
 *
 * @param action as numbered in {@link ActionSpace}
 * @param outcome {@code UNKNOWN_PIECE} for a colour that the board does not have
 * @param state afterwards
 * @param stepsToGo afterwards; {@link io.foresight.planner.expert.Expert#UNSOLVABLE} where a piece is lost
 * @param ended it was the episode's last: solved, {@code done}, a lost piece, or the step cap
 */
public record StepOutcome(int action, Outcome outcome, AssemblyState state, int stepsToGo, boolean ended) {}
