package io.foresight.planner.episode;

import io.foresight.planner.task.Action;
import io.foresight.planner.world.StepResult;

/** Executes actions on a task: a simulated world, or a real robot connected through ROS 2. Not thread-safe. */
public interface Robot extends AutoCloseable {
    /** {@code symbolic}, {@code physical}, or the name of a real robot. */
    String kind();

    /** The present observation. Nothing moves. */
    Observation observe();

    /**
     * Executes one action and returns when it has ended. A refused action changes nothing.
     *
     * @throws io.foresight.planner.task.PlannerException UNKNOWN_PIECE or EPISODE_FINISHED, which change nothing; WORLD_BROKEN when the
     *     robot cannot continue
     */
    StepResult execute(Action action);

    @Override
    void close();
}
