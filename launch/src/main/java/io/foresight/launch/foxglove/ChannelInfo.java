package io.foresight.launch.foxglove;

import io.foresight.ros2.cdr.MessageType;

/**
 * What viewers are told of a channel.
 *
 * @param topic such as {@code /points}
 * @param schemaName such as {@code sensor_msgs/msg/PointCloud2}
 * @param schema its definition as {@code ros2msg} text
 * @param latched whoever subscribes gets the last message at once
 */
public record ChannelInfo(String topic, String schemaName, String schema, boolean latched) {
    /** Checks. */
    public ChannelInfo {
        if (topic.isBlank() || schemaName.isBlank()) {
            throw new IllegalArgumentException(
                    "a channel needs a topic and a schema's name, got \"" + topic + "\" and \"" + schemaName + "\"");
        }
    }

    /** A channel of one of our message types. */
    public static ChannelInfo of(String topic, MessageType<?> type) {
        return new ChannelInfo(topic, type.name(), type.definition(), false);
    }

    /** The same, whose last message is kept. */
    public ChannelInfo keepingLast() {
        return new ChannelInfo(topic, schemaName, schema, true);
    }
}
