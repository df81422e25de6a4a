package io.foresight.planner.world;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;

/**
 * A symbolic or physical simulation in which a task is executed. The same task, start, seed and actions give bit-identical states. Not
 * thread-safe.
 */
public interface AssemblyWorld extends AutoCloseable {
    /** {@code symbolic} or {@code physical}. */
    String kind();

    /**
     * Starts an episode in the given state.
     *
     * @param seed of all random numbers of this episode
     */
    void reset(AssemblyTask task, AssemblyState start, long seed);

    /** Starts an episode at the task's own start. */
    default void reset(AssemblyTask task, long seed) {
        reset(task, task.start(), seed);
    }

    /**
     * Executes one action. A refused action changes nothing but counts as a step.
     *
     * @throws io.foresight.planner.task.PlannerException EPISODE_FINISHED after the episode's end, UNKNOWN_PIECE for a piece that the board
     *     does not have, WORLD_BROKEN when the simulation failed; the first two change nothing
     */
    StepResult step(Action action);

    /** The current task. */
    AssemblyTask task();

    /** The current state of every piece. */
    AssemblyState state();

    /** Whether the episode is over: solved, or ended by {@code done}. */
    boolean finished();

    /** The current poses of everything. */
    Scene observe();

    /** Saves the complete state, including the random number generator. */
    byte[] save();

    /**
     * Restores a state of the same task in the same kind of world. What follows is then bit-identical to what followed after saving.
     *
     * @throws io.foresight.planner.task.PlannerException SAVED_STATE_CORRUPT or SAVED_STATE_FOREIGN; then nothing is changed
     */
    void restore(byte[] saved);

    /** Sets a new random seed: a search must not foresee the random numbers of the real world. */
    void reseed(long seed);

    @Override
    void close();
}
