package io.foresight.ros2.node;

import java.time.Duration;

/** Receives messages of one topic. */
public interface Subscription extends AutoCloseable {
    /** After this long without a message a topic counts as silent, unless asked otherwise. */
    Duration SILENT_AFTER = Duration.ofSeconds(2);

    /** Absolute, remaps applied. */
    String topic();

    /** Writers it is matched with now. */
    int publishers();

    /** How the topic does; silent after two seconds. */
    default TopicWatch watch() {
        return watch(SILENT_AFTER);
    }

    /** How the topic does; silent after that long. */
    TopicWatch watch(Duration silentAfter);

    /** No call of its listener begins after this; one may still be running. */
    @Override
    void close();
}
