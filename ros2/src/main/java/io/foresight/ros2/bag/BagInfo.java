package io.foresight.ros2.bag;

import java.nio.file.Path;
import java.util.List;

/**
 * What a bag's metadata says.
 *
 * @param version of the metadata; 0 for a single file, which has none
 * @param storage {@code mcap} or {@code sqlite3}
 * @param startTime of the first message, nanoseconds since 1970 or the recording's clock
 * @param duration to the last message, nanoseconds
 * @param messages in all topics
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
    /** Keeps its own copies. */
    public BagInfo {
        topics = List.copyOf(topics);
        files = List.copyOf(files);
    }
}
