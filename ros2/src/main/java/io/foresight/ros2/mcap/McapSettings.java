package io.foresight.ros2.mcap;

import java.time.Duration;
import java.util.Objects;

/**
 * How a recording is written.
 *
 * @param profile what it is for, such as {@code ros2}; may be empty
 * @param chunked whether messages go into chunks, with indexes; without, they can neither be packed nor looked up by time
 * @param compression how chunks are packed
 * @param level of Zstandard, 1 (fast) to 19
 * @param chunkBytes a chunk is closed when its records reach this size; 1 KiB to 64 MiB
 * @param chunkSpan a chunk is closed before log times in it differ by more; what a killed writer loses at most. More than 0
 * @param checksums whether chunks, data section, summary and attachments get their CRC-32
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

    /** The same for another profile. */
    public McapSettings withProfile(String newProfile) {
        return new McapSettings(newProfile, chunked, compression, level, chunkBytes, chunkSpan, checksums);
    }

    /** The same, packed otherwise. */
    public McapSettings withCompression(McapCompression newCompression) {
        return new McapSettings(profile, chunked, newCompression, level, chunkBytes, chunkSpan, checksums);
    }

    /** The same, with chunks of another size. */
    public McapSettings withChunkBytes(int newChunkBytes) {
        return new McapSettings(profile, chunked, compression, level, newChunkBytes, chunkSpan, checksums);
    }

    /** The same without chunks. */
    public McapSettings withoutChunks() {
        return new McapSettings(profile, false, compression, level, chunkBytes, chunkSpan, checksums);
    }

    /** The same without checksums. */
    public McapSettings withoutChecksums() {
        return new McapSettings(profile, chunked, compression, level, chunkBytes, chunkSpan, false);
    }
}
