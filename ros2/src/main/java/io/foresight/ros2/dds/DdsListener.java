package io.foresight.ros2.dds;

/**
 * Receives events of a reader. All calls of a participant are made sequentially by a dedicated thread; a slow listener makes the reader's
 * history overflow but never blocks the library. Exceptions are logged and counted.
 */
@FunctionalInterface
public interface DdsListener {
    /** A sample arrived. */
    void received(Sample sample);

    /**
     * A writer was matched or unmatched.
     *
     * @param matched whether it is matched now
     */
    default void matched(Guid writer, boolean matched) {}
}
