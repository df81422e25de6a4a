package io.foresight.ros2.mcap;

import java.util.Map;
import java.util.Objects;

/**
 * A stream of messages on one topic.
 *
 * @param id 0 to 65535, unique in the file
 * @param schemaId schema of its messages; 0 for none
 * @param topic such as {@code /sensing/lidar/points}
 * @param messageEncoding such as {@code cdr}
 * @param metadata other information, such as QoS profiles
 */
public record McapChannel(int id, int schemaId, String topic, String messageEncoding, Map<String, String> metadata) {
    /** Checks the ids. */
    public McapChannel {
        if (id < 0 || id > 0xFFFF) {
            throw new IllegalArgumentException("channel id must be 0 to 65535, got " + id);
        }
        if (schemaId < 0 || schemaId > 0xFFFF) {
            throw new IllegalArgumentException("schema id must be 0 to 65535, got " + schemaId);
        }
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(messageEncoding, "messageEncoding");
        metadata = Map.copyOf(metadata);
    }
}
