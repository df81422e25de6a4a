package io.foresight.ros2.topic;

import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.mcap.McapWriter;

/**
 * Settings of recording topics.
 *
 * @param backlogBytes maximum size of messages waiting for the disk; further messages are dropped and counted. 1 MiB to 64 GiB
 * @param limitBytes maximum size of a received message including its encapsulation; 1 KiB to {@value McapWriter#LARGEST_MESSAGE}
 */
public record RecordSettings(long backlogBytes, int limitBytes) {
    /** A backlog of 256 MiB; messages of at most 16 MiB. */
    public static final RecordSettings DEFAULT = new RecordSettings(256L << 20, Endpoint.DEFAULT_LIMIT);

    /** Checks the ranges. */
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
