package io.foresight.planner.evaluate;

import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.task.PlannerException;

/**
 * How tasks are run.
 *
 * @param seed decides the luck of every world and policy, by the task's position in the list
 * @param stepCap decisions an episode, at least 1
 * @param budget of each decision
 * @param cameras by which policies that see pictures see scene and goal
 * @param threads that share the tasks, each with a world and a policy of its own; at least 1. The outcome does not depend on it, times do
 */
public record EvaluationSettings(long seed, int stepCap, Budget budget, Cameras cameras, int threads) {
    public EvaluationSettings {
        if (stepCap < 1 || threads < 1) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "an evaluation needs a step cap and threads of 1 or more, got " + stepCap + " and " + threads);
        }
    }

    /** The fixed camera. */
    public EvaluationSettings(long seed, int stepCap, Budget budget, int threads) {
        this(seed, stepCap, budget, Cameras.FIXED, threads);
    }

    /** ReflectVLM's step cap, one thread. */
    public EvaluationSettings(long seed, Budget budget) {
        this(seed, EpisodeRunner.PAPER_STEP_CAP, budget, 1);
    }
}
