package io.foresight.ros2.dds;

import java.util.Set;

/** Receives samples of one topic. */
public interface DdsReader extends AutoCloseable {
    /** Its identity. */
    Guid guid();

    /** What it was made of. */
    Endpoint endpoint();

    /** Writers it is matched with now. */
    Set<Guid> writers();

    /** What came of the samples so far. */
    Counts counts();

    /** No call of its listener begins after this; one may still be running. */
    @Override
    void close();

    /**
     * Fates of samples.
     *
     * @param received taken from the library
     * @param overrun dropped, oldest first, because the listener was behind by more than the history's depth
     * @param refused above the limit, or not CDR
     * @param failed the listener threw
     */
    record Counts(long received, long overrun, long refused, long failed) {}
}
