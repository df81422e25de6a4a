package io.foresight.ros2.dds;

/**
 * Told what happens at a reader. All calls of a participant come one after another from one thread of its own; a slow listener makes the
 * reader's history overflow, never the library wait. What it throws is logged and counted.
 */
@FunctionalInterface
public interface DdsListener {
    /** A sample arrived. */
    void received(Sample sample);

    /**
     * A writer was found, or went away.
     *
     * @param matched whether it is there now
     */
    default void matched(Guid writer, boolean matched) {}
}
