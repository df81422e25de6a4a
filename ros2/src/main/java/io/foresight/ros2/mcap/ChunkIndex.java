package io.foresight.ros2.mcap;

import java.util.Map;

/**
 * Index entry of a chunk: its position and content.
 *
 * @param startTime earliest log time of its messages, nanoseconds, unsigned; 0 when it has no message
 * @param endTime latest log time of its messages
 * @param offset position of its record in the file, bytes
 * @param length of its record in bytes, opcode and length included
 * @param messageIndexOffsets file offsets of its message indexes by channel id; empty when there are none
 * @param messageIndexLength total size of its message indexes, bytes
 * @param compression name as in the file
 * @param compressedSize size of its records in the file, bytes
 * @param uncompressedSize size of its records after decompression, bytes
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
    /** Copies the map. */
    public ChunkIndex {
        messageIndexOffsets = Map.copyOf(messageIndexOffsets);
    }
}
