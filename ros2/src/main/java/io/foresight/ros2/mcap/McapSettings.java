package io.foresight.ros2.mcap;

import java.time.Duration;
import java.util.Objects;

/**
 * Settings for writing a recording.
 *
 * @param profile purpose of the file, such as {@code ros2}; may be empty
 * @param chunked whether messages are written in chunks with indexes; without chunks they can neither be compressed nor found by time
 * @param compression of the chunks
 * @param level of Zstandard, 1 (fast) to 19
 * @param chunkBytes a chunk is closed when its records reach this size; 1 KiB to 64 MiB
 * @param chunkSpan a chunk is closed before its log times differ by more than this, which limits the loss when the writer is killed. More
 *     than 0
 * @param checksums whether chunks, data section, summary and attachments get a CRC-32
 */
public record McapSettings(
        String profile,
        boolean chunked,
        McapCompression compression,
        int level,
        int chunkBytes,
        Duration chunkSpan,
        boolean checksums) {
    /** Zstandard level 1 in chunks of 4 MiB or one second, with checksums. */
    public static final McapSettings DEFAULT =
            new McapSettings("", true, McapCompression.ZSTD, 1, 4 << 20, Duration.ofSeconds(1), true);

    /** Checks the ranges. */
    public McapSettings {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(compression, "compression");
        if (level < 1 || level > 19) {
            throw new IllegalArgumentException("level must be 1 to 19, got " + level);
        }
        if (chunkBytes < 1 << 10 || chunkBytes > 64 << 20) {
            throw new IllegalArgumentException(
                    "chunkBytes must be " + (1 << 10) + " to " + (64 << 20) + ", got " + chunkBytes);
        }
        if (chunkSpan.isNegative() || chunkSpan.isZero() || chunkSpan.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("chunkSpan must be more than 0 and at most a day, got " + chunkSpan);
        }
    }

    /** A copy with another profile. */
    public McapSettings withProfile(String newProfile) {
        return new McapSettings(newProfile, chunked, compression, level, chunkBytes, chunkSpan, checksums);
    }

    /** A copy with another compression. */
    public McapSettings withCompression(McapCompression newCompression) {
        return new McapSettings(profile, chunked, newCompression, level, chunkBytes, chunkSpan, checksums);
    }

    /** A copy with another chunk size. */
    public McapSettings withChunkBytes(int newChunkBytes) {
        return new McapSettings(profile, chunked, compression, level, newChunkBytes, chunkSpan, checksums);
    }

    /** A copy without chunks. */
    public McapSettings withoutChunks() {
        return new McapSettings(profile, false, compression, level, chunkBytes, chunkSpan, checksums);
    }

    /** A copy without checksums. */
    public McapSettings withoutChecksums() {
        return new McapSettings(profile, chunked, compression, level, chunkBytes, chunkSpan, false);
    }
}
