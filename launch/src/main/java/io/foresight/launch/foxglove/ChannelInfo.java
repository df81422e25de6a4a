package io.foresight.launch.foxglove;

import io.foresight.ros2.cdr.MessageType;

/**
 * Description of a channel for viewers.
 *
 * @param topic such as {@code /points}
 * @param schemaName such as {@code sensor_msgs/msg/PointCloud2}
 * @param schema its definition as {@code ros2msg} text
 * @param latched whether a new subscriber gets the last message at once
 */
public record ChannelInfo(String topic, String schemaName, String schema, boolean latched) {
    /** Checks topic and schema name. */
    public ChannelInfo {
        if (topic.isBlank() || schemaName.isBlank()) {
            throw new IllegalArgumentException(
                    "a channel needs a topic and a schema's name, got \"" + topic + "\" and \"" + schemaName + "\"");
        }
    }

    /** Describes a channel of one of our message types. */
    public static ChannelInfo of(String topic, MessageType<?> type) {
        return new ChannelInfo(topic, type.name(), type.definition(), false);
    }

    /** A copy that is latched. */
    public ChannelInfo keepingLast() {
        return new ChannelInfo(topic, schemaName, schema, true);
    }
}
