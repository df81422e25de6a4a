package io.foresight.ros2.mcap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Records to be written: a growing buffer outside the heap that is reused. */
final class RecordBytes {
    private static final int LARGEST = Integer.MAX_VALUE - 4096;

    private ByteBuffer bytes;

    RecordBytes(int capacity) {
        bytes = ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    int size() {
        return bytes.position();
    }

    void clear() {
        bytes.clear();
    }

    /** The bytes written so far, for reading; the buffer itself is not changed. */
    ByteBuffer content() {
        return bytes.duplicate().flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The buffer with room for that many bytes after its position. */
    ByteBuffer room(long count) {
        if (bytes.remaining() < count) {
            long needed = bytes.position() + count;
            if (needed > LARGEST) {
                throw new IllegalArgumentException("records of " + needed + " bytes at once, the limit is " + LARGEST);
            }
            int capacity = (int) Math.min(LARGEST, Math.max(needed, bytes.capacity() * 2L));
            bytes = ByteBuffer.allocateDirect(capacity)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(bytes.flip());
        }
        return bytes;
    }

    /** Starts a record whose length is not known yet; {@link #end} sets it. */
    int begin(RecordType type) {
        int start = size();
        room(RecordType.HEAD_BYTES).put(type.opcode()).putLong(0);
        return start;
    }

    /** Ends the record that starts at the given position. */
    void end(int start) {
        bytes.putLong(start + 1, size() - start - RecordType.HEAD_BYTES);
    }

    RecordBytes u16(int value) {
        room(2).putShort((short) value);
        return this;
    }

    RecordBytes u32(long value) {
        room(4).putInt((int) value);
        return this;
    }

    RecordBytes u64(long value) {
        room(8).putLong(value);
        return this;
    }

    RecordBytes string(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    RecordBytes bytes(byte[] content) {
        room(4L + content.length).putInt(content.length).put(content);
        return this;
    }

    RecordBytes strings(Map<String, String> map) {
        int start = size();
        u32(0);
        map.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> string(entry.getKey())
                .string(entry.getValue()));
        bytes.putInt(start, size() - start - 4);
        return this;
    }

    RecordBytes longs(Map<Integer, Long> map) {
        u32(map.size() * 10L);
        map.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> u16(entry.getKey())
                .u64(entry.getValue()));
        return this;
    }
}
