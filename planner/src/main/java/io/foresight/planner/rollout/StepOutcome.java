package io.foresight.planner.rollout;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.world.Outcome;

/**
 * The result of an action.
 *
 * @param action number in {@link ActionSpace}
 * @param outcome {@code UNKNOWN_PIECE} for a colour that the board does not have
 * @param state after the action
 * @param stepsToGo after the action; {@link io.foresight.planner.expert.Expert#UNSOLVABLE} where a piece is lost
 * @param ended whether it ended the episode: solved, {@code done}, a lost piece, or the step limit
 */
public record StepOutcome(int action, Outcome outcome, AssemblyState state, int stepsToGo, boolean ended) {}
