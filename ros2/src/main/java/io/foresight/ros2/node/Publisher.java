package io.foresight.ros2.node;

/**
 * Sends messages of one topic. Safe for several threads.
 *
 * @param <T> the message
 */
public interface Publisher<T> extends AutoCloseable {
    /**
     * Sends it.
     *
     * @throws io.foresight.ros2.cdr.CdrException for a value that its field cannot hold
     * @throws io.foresight.ros2.dds.DdsException TOO_LARGE above the topic's limit, or CLOSED
     */
    void publish(T message);

    /** Absolute, remaps applied. */
    String topic();

    /** Readers it is matched with now. */
    int subscribers();

    @Override
    void close();
}
