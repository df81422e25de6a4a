package io.foresight.ros2.node;

/**
 * Publishes messages on one topic. Thread-safe.
 *
 * @param <T> the message
 */
public interface Publisher<T> extends AutoCloseable {
    /**
     * Publishes a message.
     *
     * @throws io.foresight.ros2.cdr.CdrException for a value out of its field's range
     * @throws io.foresight.ros2.dds.DdsException TOO_LARGE above the topic's limit, or CLOSED
     */
    void publish(T message);

    /** Absolute topic name, remappings applied. */
    String topic();

    /** Number of currently matched readers. */
    int subscribers();

    @Override
    void close();
}
