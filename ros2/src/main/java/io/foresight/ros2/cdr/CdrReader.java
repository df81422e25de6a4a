package io.foresight.ros2.cdr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads values from plain CDR in either byte order. It never reads past the end, and allocates nothing before the bytes are known to be
 * available.
 */
final class CdrReader {
    private static final int MOST_PADDING = 3;

    private final ByteBuffer source;
    private final int body;
    private final CdrLimits limits;

    /** Reads the encapsulation at the buffer's position. From then on this reader owns the buffer's position and byte order. */
    CdrReader(ByteBuffer source, CdrLimits limits) {
        if (source.remaining() > limits.messageBytes()) {
            throw new FieldException(
                    0, source.remaining() + " bytes are more than the limit of " + limits.messageBytes());
        }
        this.source = source;
        this.limits = limits;
        ByteOrder order = Encapsulation.read(source);
        source.order(order);
        this.body = source.position();
    }

    CdrLimits limits() {
        return limits;
    }

    /** Offset from the start of the encapsulation, for error messages. */
    long offset() {
        return (long) source.position() - body + Encapsulation.BYTES;
    }

    /** The buffer, aligned to a multiple of the size, with at least that many bytes left. */
    ByteBuffer at(int bytes) {
        long position = body + CdrWriter.aligned((long) source.position() - body, bytes);
        if (position + bytes > source.limit()) {
            throw new FieldException(
                    offset(),
                    "the message ends after " + source.remaining() + " more bytes where a value of " + bytes
                            + " bytes is expected");
        }
        return source.position((int) position);
    }

    /** Reads the number of elements of a sequence and checks it against the limits and the bytes left. */
    int count(int most, int leastBytesEach) {
        long offset = offset();
        long count = Integer.toUnsignedLong(at(4).getInt());
        long limit = Math.min(most, limits.elements());
        if (count > limit) {
            throw new FieldException(offset, "sequence of " + count + " elements, more than the limit of " + limit);
        }
        if (count * leastBytesEach > source.remaining()) {
            throw new FieldException(
                    offset,
                    "sequence of " + count + " elements of at least " + leastBytesEach + " bytes where "
                            + source.remaining() + " bytes are left");
        }
        return (int) count;
    }

    /**
     * The buffer aligned for elements of the given size, after checking that all of them are available. An empty sequence is not aligned.
     */
    ByteBuffer run(int count, int bytes) {
        if (count == 0) {
            return source;
        }
        at(bytes);
        if ((long) count * bytes > source.remaining()) {
            throw new FieldException(
                    offset(), count + " values of " + bytes + " bytes where " + source.remaining() + " bytes are left");
        }
        return source;
    }

    void advance(int bytes) {
        source.position(source.position() + bytes);
    }

    /** Checks the end of the message: after the last field, only padding to a multiple of four may follow. */
    void end() {
        if (source.remaining() > MOST_PADDING) {
            throw new FieldException(
                    offset(),
                    source.remaining() + " bytes follow the last field, more than " + MOST_PADDING + " of padding");
        }
    }
}
