package io.foresight.ros2.dds;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;

/** Sends samples of one topic. Safe for several threads. */
public interface DdsWriter extends AutoCloseable {
    /** Its identity. */
    Guid guid();

    /** What it was made of. */
    Endpoint endpoint();

    /**
     * Sends the bytes from position to limit; the buffer is left as it is and free again on return.
     *
     * @param cdr encapsulation (4 bytes: 0, 0 big endian or 1 little endian, 0, 0) and CDR
     * @throws DdsException BAD_SAMPLE, TOO_LARGE or CLOSED
     */
    void write(ByteBuffer cdr);

    /** Readers it is matched with now. */
    Set<Guid> readers();

    /** Samples handed to the library. */
    long written();

    /** Waits until every matched reliable reader has everything; whether that came to pass in time. */
    boolean awaitAcknowledged(Duration longest);

    @Override
    void close();
}
