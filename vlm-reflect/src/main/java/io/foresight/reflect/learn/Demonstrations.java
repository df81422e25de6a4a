package io.foresight.reflect.learn;

import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.AssemblyWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What a policy clones first: decisions on an expert's ways through training tasks. */
final class Demonstrations {
    private final TrainingTasks tasks;
    private final Eyes eyes;
    private final AssemblyWorld world;

    /** @param world stays the caller's */
    Demonstrations(TrainingTasks tasks, Eyes eyes, AssemblyWorld world) {
        this.tasks = tasks;
        this.eyes = eyes;
        this.world = world;
    }

    /**
     * Decisions of one task. They follow from seed and position alone.
     *
     * @param most decisions that are kept
     */
    List<DecisionSample> of(long seed, long position, int most) {
        AssemblyTask task = tasks.task(seed, position);
        List<DecisionSample> samples = new ArrayList<>();
        for (Walk.Visit visit : Walk.visits(world, task, most, new SplittableRandom(seed ^ position))) {
            samples.add(new DecisionSample(
                    task.id(),
                    Eyes.prompt(task, visit.reports()),
                    eyes.see(task, visit.state()),
                    visit.right(),
                    visit.wasted(),
                    false));
        }
        return samples;
    }
}
