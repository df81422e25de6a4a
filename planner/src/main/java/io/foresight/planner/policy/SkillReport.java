package io.foresight.planner.policy;

import io.foresight.planner.task.Action;
import io.foresight.planner.world.Outcome;

/**
 * A robot's report on a skill: whether it succeeded, without a reason.
 *
 * @param action that was requested
 */
public record SkillReport(Action action, boolean succeeded) {
    /** What the skill says of an attempt. */
    public static SkillReport of(Attempt attempt) {
        return new SkillReport(attempt.action(), attempt.outcome().kind() == Outcome.Kind.SUCCESS);
    }
}
