package io.foresight.reflect.imagine;

import java.util.List;

/** Judges how far imagined scenes are from the goal. One thread at a time; close it. */
@FunctionalInterface
public interface Critic extends AutoCloseable {
    /**
     * Actions from each frame to the goal.
     *
     * @param now where the frames were imagined from
     */
    double[] stepsToGo(Observation now, List<Frame> frames);

    @Override
    default void close() {}
}
