package io.foresight.ros2.node;

import java.nio.ByteBuffer;
import java.time.Duration;

/** Sends messages of one topic that are bytes already. Safe for several threads. */
public interface RawPublisher extends AutoCloseable {
    /**
     * Sends what lies between the buffer's position and limit: encapsulation and CDR. The buffer is free again on return.
     *
     * @throws io.foresight.ros2.dds.DdsException BAD_SAMPLE, TOO_LARGE or CLOSED
     */
    void publish(ByteBuffer cdr);

    /** Absolute, remaps applied. */
    String topic();

    /** Readers it is matched with now. */
    int subscribers();

    /** Waits until every matched reliable reader has everything; whether that came to pass in time. */
    boolean awaitAcknowledged(Duration longest);

    @Override
    void close();
}
