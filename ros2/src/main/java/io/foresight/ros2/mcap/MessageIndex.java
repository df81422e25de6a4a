package io.foresight.ros2.mcap;

import java.util.Arrays;

/** Times and offsets of one channel's messages in the current chunk. Reused for one chunk after another. */
final class MessageIndex {
    private static final int ENTRY_BYTES = 16;

    private final int channel;
    private long[] entries = new long[64];
    private int size;

    MessageIndex(int channel) {
        this.channel = channel;
    }

    int channel() {
        return channel;
    }

    void add(long logTime, int position) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        entries[size++] = logTime;
        entries[size++] = position;
    }

    /** Appends the record and clears the index. */
    void write(RecordBytes into) {
        int start = into.begin(RecordType.MESSAGE_INDEX);
        into.u16(channel).u32(size / 2L * ENTRY_BYTES);
        into.room(size * 8L);
        for (int i = 0; i < size; i++) {
            into.u64(entries[i]);
        }
        into.end(start);
        size = 0;
    }
}
