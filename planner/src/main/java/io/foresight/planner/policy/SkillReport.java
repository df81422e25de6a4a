package io.foresight.planner.policy;

import io.foresight.planner.task.Action;
import io.foresight.planner.world.Outcome;

/**
 * What a robot's skill says of itself: that it succeeded or that it did not, and nothing about why.
 *
 * @param action that was asked for
 */
public record SkillReport(Action action, boolean succeeded) {
    static SkillReport of(Attempt attempt) {
        return new SkillReport(attempt.action(), attempt.outcome().kind() == Outcome.Kind.SUCCESS);
    }
}
