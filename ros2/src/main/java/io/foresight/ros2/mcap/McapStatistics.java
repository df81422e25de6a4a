package io.foresight.ros2.mcap;

import java.util.Map;

/**
 * How much a recording holds.
 *
 * @param messageCount messages
 * @param schemaCount schemas
 * @param channelCount channels
 * @param attachmentCount attachments
 * @param metadataCount metadata records
 * @param chunkCount chunks
 * @param startTime earliest log time, nanoseconds, unsigned; 0 when there is no message
 * @param endTime latest log time
 * @param channelMessageCounts messages by channel id; empty when not known
 */
public record McapStatistics(
        long messageCount,
        int schemaCount,
        long channelCount,
        long attachmentCount,
        long metadataCount,
        long chunkCount,
        long startTime,
        long endTime,
        Map<Integer, Long> channelMessageCounts) {
    /** Keeps its own copy of the map. */
    public McapStatistics {
        channelMessageCounts = Map.copyOf(channelMessageCounts);
    }
}
