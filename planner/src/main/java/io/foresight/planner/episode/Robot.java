package io.foresight.planner.episode;

import io.foresight.planner.task.Action;
import io.foresight.planner.world.StepResult;

/**
 * Whatever carries out actions on a task that lies before it: a simulated world, or a real arm behind ROS 2. One thread at a time.
 */
public interface Robot extends AutoCloseable {
    /** {@code symbolic}, {@code physical}, or what the real one is called. */
    String kind();

    /** What is known now. Moves nothing. */
    Observation observe();

    /**
     * Carries out one action and returns when it has come to its end. A refused action changes nothing.
     *
     * @throws io.foresight.planner.task.PlannerException UNKNOWN_PIECE or EPISODE_FINISHED, which change nothing; WORLD_BROKEN when the
     *     robot cannot go on
     */
    StepResult execute(Action action);

    @Override
    void close();
}
