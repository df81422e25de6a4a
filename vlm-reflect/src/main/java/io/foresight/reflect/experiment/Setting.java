package io.foresight.reflect.experiment;

import io.foresight.core.text.Problems;
import io.foresight.planner.task.TaskSplit;

/**
 * What all rows of an experiment have in common.
 *
 * @param split whose first tasks are taken
 * @param world that executes actions, as {@link io.foresight.planner.world.AssemblyWorld#kind} names it
 * @param stepCap decisions an episode
 * @param seed of all luck
 */
public record Setting(TaskSplit split, int tasks, String world, int stepCap, long seed) {
    /** Checks the ranges. */
    public Setting {
        new Problems()
                .requireWithin("tasks", tasks, 1, TaskSplit.MOST_TASKS)
                .requireWithin("step cap", stepCap, 1, 1000)
                .require(split != null, "split", split, "a split of tasks")
                .require(world != null && !world.isBlank(), "world", world, "the name of a world")
                .throwIfAny();
    }

    @Override
    public String toString() {
        return tasks + " tasks of " + split.label() + " in the " + world + " world, cap " + stepCap + ", seed " + seed;
    }
}
