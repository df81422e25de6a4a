package io.foresight.ros2.node;

import java.time.Duration;

/** Receives messages of one topic. */
public interface Subscription extends AutoCloseable {
    /** Default time without a message after which a topic counts as silent. */
    Duration SILENT_AFTER = Duration.ofSeconds(2);

    /** Absolute topic name, remappings applied. */
    String topic();

    /** Number of currently matched writers. */
    int publishers();

    /** Status of the topic; silent after two seconds without a message. */
    default TopicWatch watch() {
        return watch(SILENT_AFTER);
    }

    /** Status of the topic; silent after the given time without a message. */
    TopicWatch watch(Duration silentAfter);

    /** The listener is not called again after this; a running call may still finish. */
    @Override
    void close();
}
