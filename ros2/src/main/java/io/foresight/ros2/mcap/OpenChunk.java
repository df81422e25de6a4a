package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A decompressed chunk with its selected messages in order of log time; messages of equal time are in file order. */
final class OpenChunk implements Comparable<OpenChunk> {
    final Chunk chunk = new Chunk();
    private long[] times = new long[64];
    private int[] positions = new int[64];
    private int[] lengths = new int[64];
    private int size;
    private int next;

    /** Finds the selected messages of the loaded chunk. */
    void index(ChunkRecords records, Definitions definitions, McapQuery query) throws McapException {
        size = 0;
        next = 0;
        boolean sorted = true;
        ByteBuffer bytes = chunk.records();
        records.start(chunk);
        while (records.nextMessage()) {
            int position = records.contentPosition();
            McapChannel channel = McapMessages.channel(definitions, bytes, position, records.length(), chunk.offset);
            long time = McapMessages.logTime(bytes, position);
            if (Long.compareUnsigned(time, chunk.startTime) < 0 || Long.compareUnsigned(time, chunk.endTime) > 0) {
                throw new McapException(
                        Code.BAD_INDEX,
                        RecordType.CHUNK.title(),
                        chunk.offset,
                        "byte " + records.position() + " of its records has log_time " + Long.toUnsignedString(time)
                                + ", outside the chunk's " + Long.toUnsignedString(chunk.startTime) + " to "
                                + Long.toUnsignedString(chunk.endTime));
            }
            if (query.wants(channel) && query.wants(time)) {
                sorted &= size == 0 || Long.compareUnsigned(times[size - 1], time) <= 0;
                add(time, position, records.length());
            }
        }
        if (!sorted) {
            sort();
        }
    }

    private void add(long time, int position, int length) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            positions = Arrays.copyOf(positions, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
        }
        times[size] = time;
        positions[size] = position;
        lengths[size++] = length;
    }

    /** Merge sort of runs of 1, 2, 4, ... messages: stable, O(n log n) for any input. */
    private void sort() {
        int[] order = new int[size];
        int[] merged = new int[size];
        Arrays.setAll(order, i -> i);
        for (int run = 1; run < size; run *= 2) {
            for (int start = 0; start < size; start += 2 * run) {
                int middle = Math.min(start + run, size);
                merge(order, start, middle, Math.min(middle + run, size), merged);
            }
            int[] swap = order;
            order = merged;
            merged = swap;
        }
        times = Arrays.stream(order).mapToLong(i -> times[i]).toArray();
        positions = Arrays.stream(order).map(i -> positions[i]).toArray();
        lengths = Arrays.stream(order).map(i -> lengths[i]).toArray();
    }

    private void merge(int[] order, int start, int middle, int end, int[] merged) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft =
                    right == end || left < middle && Long.compareUnsigned(times[order[left]], times[order[right]]) <= 0;
            merged[i] = order[takeLeft ? left++ : right++];
        }
    }

    boolean hasNext() {
        return next < size;
    }

    /** Log time of the next message. */
    long time() {
        return times[next];
    }

    int position() {
        return positions[next];
    }

    int length() {
        return lengths[next];
    }

    void advance() {
        next++;
    }

    @Override
    public int compareTo(OpenChunk other) {
        int byTime = Long.compareUnsigned(time(), other.time());
        return byTime != 0 ? byTime : Long.compare(chunk.offset, other.chunk.offset);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
