package io.foresight.ros2.mcap;

import java.util.Map;

/**
 * Statistics of a recording.
 *
 * @param messageCount number of messages
 * @param schemaCount number of schemas
 * @param channelCount number of channels
 * @param attachmentCount number of attachments
 * @param metadataCount number of metadata records
 * @param chunkCount number of chunks
 * @param startTime earliest log time, nanoseconds, unsigned; 0 when there is no message
 * @param endTime latest log time
 * @param channelMessageCounts number of messages by channel id; empty when not known
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
    /** Copies the map. */
    public McapStatistics {
        channelMessageCounts = Map.copyOf(channelMessageCounts);
    }
}
