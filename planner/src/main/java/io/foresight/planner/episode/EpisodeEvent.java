package io.foresight.planner.episode;

import io.foresight.planner.policy.Decision;
import io.foresight.planner.world.StepResult;

/**
 * One decision of an episode and its result.
 *
 * @param index of the decision, from 0
 * @param before the observation before the decision
 * @param decision what the policy chose, planned and imagined
 * @param result the executed action, its outcome and the state afterwards; an action on a piece that the board does not have ends with
 *     {@code UNKNOWN_PIECE} and is not executed
 * @param decisionSeconds time from the observation to the decision
 * @param executionSeconds time from the decision to the end of the action
 */
public record EpisodeEvent(
        int index,
        Observation before,
        Decision decision,
        StepResult result,
        double decisionSeconds,
        double executionSeconds) {}
