package io.foresight.ros2.cdr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes values with the alignment of plain CDR: each at a multiple of its size, counted from the end of the encapsulation. */
final class CdrWriter {
    private final ByteBuffer target;
    private final int body;

    /** Writes the encapsulation at the buffer's position; the buffer must have room for the whole message. */
    CdrWriter(ByteBuffer target, ByteOrder order) {
        this.target = target;
        Encapsulation.write(target, order);
        this.body = target.position();
    }

    static long aligned(long position, int bytes) {
        return (position + bytes - 1) & -(long) bytes;
    }

    /** Offset from the start of the encapsulation, for error messages. */
    long offset() {
        return (long) target.position() - body + Encapsulation.BYTES;
    }

    /** The buffer, padded with zeros to a multiple of the size. */
    ByteBuffer at(int bytes) {
        long wanted = body + aligned((long) target.position() - body, bytes);
        while (target.position() < wanted) {
            target.put((byte) 0);
        }
        return target;
    }

    /** Checks the range of an unsigned number. */
    long within(long value, long largest) {
        if (value < 0 || value > largest) {
            throw new FieldException(offset(), value + " is outside 0 to " + largest);
        }
        return value;
    }

    void advance(int bytes) {
        target.position(target.position() + bytes);
    }
}
