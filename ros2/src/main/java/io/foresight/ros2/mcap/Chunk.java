package io.foresight.ros2.mcap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One decompressed chunk: a buffer outside the heap, reused for one chunk after another. */
final class Chunk {
    private ByteBuffer records = ByteBuffer.allocateDirect(0);
    long offset;
    long startTime;
    long endTime;

    /** The buffer with room for that many bytes of records. */
    ByteBuffer room(int size) {
        if (records.capacity() < size) {
            records = ByteBuffer.allocateDirect(size);
        }
        return records.clear().limit(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The records, from 0 to the limit. */
    ByteBuffer records() {
        return records;
    }

    int capacity() {
        return records.capacity();
    }
}
