package io.foresight.ros2.bag;

import java.nio.file.Path;
import java.util.List;

/**
 * Content of a bag's metadata.
 *
 * @param version of the metadata format; 0 for a single file without metadata
 * @param storage {@code mcap} or {@code sqlite3}
 * @param startTime log time of the first message: nanoseconds since 1970, or of the recording's clock
 * @param duration from the first to the last message, nanoseconds
 * @param messages number of messages in all topics
 * @param topics in the order of the metadata
 * @param files in the order of recording
 */
public record BagInfo(
        int version,
        String storage,
        long startTime,
        long duration,
        long messages,
        List<BagTopic> topics,
        List<Path> files) {
    /** Copies the lists. */
    public BagInfo {
        topics = List.copyOf(topics);
        files = List.copyOf(files);
    }
}
