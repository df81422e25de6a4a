package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Log times of channels from the message indexes after each chunk, without decompressing anything. */
final class TopicTimes {
    private static final int HEAD_BYTES = 2 + 4;
    private static final int ENTRY_BYTES = 8 + 8;

    private final McapFile file;
    private final McapLimits limits;
    private long[] times = new long[1024];
    private int size;

    TopicTimes(McapFile file, McapLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** Ascending times (unsigned) of the channels' messages; empty when a chunk has no list of its channels. */
    Optional<long[]> read(McapSummary summary, Set<Integer> channels) throws IOException {
        for (ChunkIndex chunk : summary.chunks()) {
            if (chunk.messageIndexOffsets().isEmpty()) {
                return Optional.empty();
            }
            for (Map.Entry<Integer, Long> entry : chunk.messageIndexOffsets().entrySet()) {
                if (channels.contains(entry.getKey())) {
                    add(entry.getKey(), entry.getValue(), end(chunk));
                }
            }
        }
        long[] found = Arrays.copyOf(times, size);
        for (int i = 0; i < size; i++) {
            found[i] += Long.MIN_VALUE; // with this offset, signed sorting orders unsigned numbers correctly
        }
        Arrays.sort(found);
        for (int i = 0; i < size; i++) {
            found[i] -= Long.MIN_VALUE;
        }
        return Optional.of(found);
    }

    /** The number of a chunk's messages, as far as its message indexes can be read. */
    long count(ChunkIndex chunk) throws IOException {
        long count = 0;
        for (Map.Entry<Integer, Long> entry : chunk.messageIndexOffsets().entrySet()) {
            count += count(entry.getKey(), entry.getValue(), end(chunk));
        }
        return count;
    }

    private long count(int channel, long offset, long end) throws IOException {
        long before = size;
        try {
            add(channel, offset, end);
        } catch (McapException damaged) {
            return 0; // those of the other channels still count
        }
        return size - before;
    }

    private static long end(ChunkIndex chunk) {
        return chunk.offset() + chunk.length() + chunk.messageIndexLength();
    }

    private void add(int channel, long offset, long end) throws IOException {
        RecordScanner scanner = new RecordScanner(file, offset, end);
        if (!scanner.next() || scanner.type() != RecordType.MESSAGE_INDEX) {
            throw scanner.refuse(Code.BAD_INDEX, "the chunk's index refers to a message index here");
        }
        ByteBuffer content = scanner.content(limits.definitionBytes());
        long bytes = content.limit() < HEAD_BYTES ? -1 : content.getInt(2) & 0xFFFF_FFFFL;
        if (bytes % ENTRY_BYTES != 0 // also where there are none
                || HEAD_BYTES + bytes > content.limit() // behind them there may be what a later format adds
                || (content.getShort(0) & 0xFFFF) != channel) {
            throw scanner.refuse(Code.BAD_INDEX, "it is not the message index of channel " + channel);
        }
        int entries = (int) bytes / ENTRY_BYTES;
        if (size + entries > times.length) {
            times = Arrays.copyOf(times, Math.max(size + entries, times.length * 2));
        }
        for (int i = 0; i < entries; i++) {
            times[size++] = content.getLong(HEAD_BYTES + i * ENTRY_BYTES);
        }
    }
}
