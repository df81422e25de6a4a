package io.foresight.perception.train;

import io.foresight.tensor.train.Batch;
import java.nio.ByteBuffer;

/** A growing direct buffer of a batch, reused for the next batch. */
final class BatchBuffer {
    private ByteBuffer buffer = Batch.allocate(0);

    /** Empties the buffer. */
    void clear() {
        buffer.clear();
    }

    /** Appends {@code bytes} bytes and returns a view of just these bytes, in native order, to write to. */
    ByteBuffer append(int bytes) {
        int start = buffer.position();
        if (buffer.capacity() - start < bytes) {
            ByteBuffer larger = Batch.allocate((start + (long) bytes) * 5 / 4);
            larger.put(buffer.flip());
            buffer = larger;
            buffer.position(start);
        }
        buffer.position(start + bytes);
        return buffer.slice(start, bytes).order(buffer.order());
    }

    /** Everything that was appended. */
    ByteBuffer content() {
        return buffer.slice(0, buffer.position()).order(buffer.order());
    }
}
