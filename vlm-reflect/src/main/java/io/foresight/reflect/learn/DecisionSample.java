package io.foresight.reflect.learn;

import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.reflect.language.PolicyPrompt;
import java.util.List;
import java.util.Optional;

/**
 * A decision to learn from.
 *
 * @param task what was to be done
 * @param state where everything was, pieces by the board's numbers
 * @param reports of what was done before, pieces by colour as in {@link io.foresight.planner.policy.PieceNumbering#byColour}
 * @param future what is reflected on; empty for a decision to propose
 * @param right set of the right answers, numbered as in {@link io.foresight.planner.rollout.ActionSpace}
 * @param weight in the loss
 */
record DecisionSample(
        AssemblyTask task,
        AssemblyState state,
        List<SkillReport> reports,
        Optional<Future> future,
        long right,
        float weight) {
    DecisionSample {
        reports = List.copyOf(reports);
    }

    /**
     * What followed, or would follow.
     *
     * @param reflected the plan
     * @param views (frames, n pieces by colour, features) of {@link io.foresight.reflect.network.PieceNetwork}
     */
    record Future(PolicyPrompt.Reflected reflected, float[][][] views) {}
}
