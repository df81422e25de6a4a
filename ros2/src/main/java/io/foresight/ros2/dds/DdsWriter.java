package io.foresight.ros2.dds;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;

/** Sends samples of one topic. Thread-safe. */
public interface DdsWriter extends AutoCloseable {
    /** Its GUID. */
    Guid guid();

    /** The settings it was created with. */
    Endpoint endpoint();

    /**
     * Sends the bytes from position to limit. The buffer is not changed and may be reused on return.
     *
     * @param cdr encapsulation (4 bytes: 0, 0 big-endian or 1 little-endian, 0, 0) and CDR
     * @throws DdsException BAD_SAMPLE, TOO_LARGE or CLOSED
     */
    void write(ByteBuffer cdr);

    /** Currently matched readers. */
    Set<Guid> readers();

    /** Number of samples passed to the library. */
    long written();

    /** Waits until every matched reliable reader has acknowledged all samples; returns false on timeout. */
    boolean awaitAcknowledged(Duration longest);

    @Override
    void close();
}
