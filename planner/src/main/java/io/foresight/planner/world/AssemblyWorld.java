package io.foresight.planner.world;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;

/**
 * A place where a task is carried out, simulated symbolically or physically. The same task, start, seed and actions give the same states,
 * bit for bit. One thread at a time.
 */
public interface AssemblyWorld extends AutoCloseable {
    /** {@code symbolic} or {@code physical}. */
    String kind();

    /**
     * Begins an episode with everything where {@code start} says.
     *
     * @param seed of everything that chance decides in this episode
     */
    void reset(AssemblyTask task, AssemblyState start, long seed);

    /** Begins an episode at the task's own start. */
    default void reset(AssemblyTask task, long seed) {
        reset(task, task.start(), seed);
    }

    /**
     * Carries out one action. A refused action changes nothing but counts as a step.
     *
     * @throws io.foresight.planner.task.PlannerException EPISODE_FINISHED after the episode's end, UNKNOWN_PIECE for a piece that the
     *     board does not have, WORLD_BROKEN when physics left the finite; the first two change nothing
     */
    StepResult step(Action action);

    /** What is being done. */
    AssemblyTask task();

    /** Where every piece is now. */
    AssemblyState state();

    /** Solved, or ended by {@code done}. */
    boolean finished();

    /** Poses of everything now. */
    Scene observe();

    /** This moment, with everything that decides what comes next, chance included. */
    byte[] save();

    /**
     * Goes back to a moment of the same task in the same kind of world. What follows is what followed then, bit for bit.
     *
     * @throws io.foresight.planner.task.PlannerException SAVED_STATE_CORRUPT or SAVED_STATE_FOREIGN; nothing is changed
     */
    void restore(byte[] saved);

    /** Lets chance take another course from here on: whoever searches must not foresee the luck of the real world. */
    void reseed(long seed);

    @Override
    void close();
}
