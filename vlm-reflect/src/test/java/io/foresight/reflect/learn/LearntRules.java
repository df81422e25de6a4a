package io.foresight.reflect.learn;

import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.belief.OutcomeRules;

/** Rules learnt in a moment, for tests. */
public final class LearntRules {
    private LearntRules() {}

    /** In the symbolic world with these failures. */
    public static OutcomeRules in(FailureModel failures, int episodes) {
        OutcomeCounts counts = new OutcomeCounts();
        TrainingTasks tasks = new TrainingTasks(TaskSplit.TRAIN, 500);
        SymbolicWorld world = new SymbolicWorld(failures);
        for (int episode = 0; episode < episodes; episode++) {
            counts.play(world, tasks.task(5, episode), episode);
        }
        return counts.rules();
    }
}
