package io.foresight.planner.episode;

import io.foresight.planner.policy.Decision;
import io.foresight.planner.world.StepResult;

/**
 * One decision of an episode and what came of it.
 *
 * @param index of the decision, from 0
 * @param before what was seen
 * @param decision what the policy chose, planned and imagined
 * @param result what was carried out, how it ended and the state after it; an action with a piece that the board does not have ends with
 *     {@code UNKNOWN_PIECE} and was not carried out
 * @param decisionSeconds from the observation to the decision
 * @param executionSeconds from the decision to the action's end
 */
public record EpisodeEvent(
        int index,
        Observation before,
        Decision decision,
        StepResult result,
        double decisionSeconds,
        double executionSeconds) {}
