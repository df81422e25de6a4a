package io.foresight.ros2.topic;

import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.mcap.McapWriter;

/**
 * How topics are recorded.
 *
 * @param backlogBytes of messages that wait for the disk at most; what comes on top is dropped and counted. 1 MiB to 64 GiB
 * @param limitBytes largest message that is received, with its encapsulation; 1 KiB to {@value McapWriter#LARGEST_MESSAGE}
 */
public record RecordSettings(long backlogBytes, int limitBytes) {
    /** 256 MiB may wait; messages of 16 MiB at most. */
    public static final RecordSettings DEFAULT = new RecordSettings(256L << 20, Endpoint.DEFAULT_LIMIT);

    /** Refuses what is out of range. */
    public RecordSettings {
        if (backlogBytes < 1L << 20 || backlogBytes > 64L << 30) {
            throw new IllegalArgumentException("backlogBytes must be 1 MiB to 64 GiB, got " + backlogBytes);
        }
        if (limitBytes < 1 << 10 || limitBytes > McapWriter.LARGEST_MESSAGE) {
            throw new IllegalArgumentException(
                    "limitBytes must be 1 KiB to " + McapWriter.LARGEST_MESSAGE + ", got " + limitBytes);
        }
    }
}
