package io.foresight.ros2.mcap;

import java.util.Map;

/**
 * Where a chunk is and what it holds.
 *
 * @param startTime earliest log time in it, nanoseconds, unsigned; 0 when it has no message
 * @param endTime latest log time in it
 * @param offset its record's place in the file
 * @param length bytes of its record, opcode and length included
 * @param messageIndexOffsets the place of the message index of each channel in it, by channel id; empty when there are none
 * @param messageIndexLength bytes of all its message indexes
 * @param compression name in the file
 * @param compressedSize bytes of its records in the file
 * @param uncompressedSize bytes of its records
 */
public record ChunkIndex(
        long startTime,
        long endTime,
        long offset,
        long length,
        Map<Integer, Long> messageIndexOffsets,
        long messageIndexLength,
        String compression,
        long compressedSize,
        long uncompressedSize) {
    /** Keeps its own copy of the map. */
    public ChunkIndex {
        messageIndexOffsets = Map.copyOf(messageIndexOffsets);
    }
}
