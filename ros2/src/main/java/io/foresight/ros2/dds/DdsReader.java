package io.foresight.ros2.dds;

import java.util.Set;

/** Receives samples of one topic. */
public interface DdsReader extends AutoCloseable {
    /** Its GUID. */
    Guid guid();

    /** The settings it was created with. */
    Endpoint endpoint();

    /** Currently matched writers. */
    Set<Guid> writers();

    /** Sample counters. */
    Counts counts();

    /** The listener is not called again after this; a running call may still finish. */
    @Override
    void close();

    /**
     * Numbers of samples by outcome.
     *
     * @param received taken from the library
     * @param overrun dropped, oldest first, because the listener was more than the history depth behind
     * @param refused larger than the limit, or not CDR
     * @param failed the listener threw
     */
    record Counts(long received, long overrun, long refused, long failed) {}
}
