package io.foresight.ros2.node;

import java.nio.ByteBuffer;
import java.time.Duration;

/** Publishes already encoded messages on one topic. Thread-safe. */
public interface RawPublisher extends AutoCloseable {
    /**
     * Publishes the bytes between the buffer's position and limit: encapsulation and CDR. The buffer may be reused on return.
     *
     * @throws io.foresight.ros2.dds.DdsException BAD_SAMPLE, TOO_LARGE or CLOSED
     */
    void publish(ByteBuffer cdr);

    /** Absolute topic name, remappings applied. */
    String topic();

    /** Number of currently matched readers. */
    int subscribers();

    /** Waits until every matched reliable reader has acknowledged all messages; returns false on timeout. */
    boolean awaitAcknowledged(Duration longest);

    @Override
    void close();
}
