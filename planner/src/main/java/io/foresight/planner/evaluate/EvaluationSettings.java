package io.foresight.planner.evaluate;

import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.task.PlannerException;

/**
 * Settings of an evaluation.
 *
 * @param seed determines the random numbers of every world and policy, together with the task's position in the list
 * @param stepCap maximum number of decisions per episode, at least 1
 * @param budget of each decision
 * @param cameras for scene and goal images, for policies that use images
 * @param threads number of threads, each with its own world and policy; at least 1. Affects only the times, not the results
 */
public record EvaluationSettings(long seed, int stepCap, Budget budget, Cameras cameras, int threads) {
    public EvaluationSettings {
        if (stepCap < 1 || threads < 1) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "an evaluation needs a step cap and threads of 1 or more, got " + stepCap + " and " + threads);
        }
    }

    /** Creates settings with the fixed camera. */
    public EvaluationSettings(long seed, int stepCap, Budget budget, int threads) {
        this(seed, stepCap, budget, Cameras.FIXED, threads);
    }

    /** Creates settings with ReflectVLM's step limit and one thread. */
    public EvaluationSettings(long seed, Budget budget) {
        this(seed, EpisodeRunner.PAPER_STEP_CAP, budget, 1);
    }
}
