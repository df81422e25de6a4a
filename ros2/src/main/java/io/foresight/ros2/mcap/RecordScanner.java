package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Iterates over the records of a file by their headers. It only moves forward, so no declared length can cause an endless loop. */
final class RecordScanner {
    private final McapFile file;
    private final long end;
    private RecordType type = RecordType.UNKNOWN;
    private long offset;
    private long length;
    private long next;

    /** Scans from one byte to another, which must not be after the end of the file. */
    RecordScanner(McapFile file, long start, long end) {
        this.file = file;
        this.end = end;
        next = start;
        offset = start;
    }

    /** Moves to the next record; false at the end. */
    boolean next() throws IOException {
        if (next == end) {
            return false;
        }
        offset = next;
        type = RecordType.UNKNOWN;
        long left = end - offset - RecordType.HEAD_BYTES;
        if (left < 0) {
            throw refuse(
                    Code.TRUNCATED,
                    "its header has " + RecordType.HEAD_BYTES + " bytes, the file has only " + (end - offset));
        }
        ByteBuffer head = file.show(type, offset, RecordType.HEAD_BYTES);
        int opcode = head.get() & 0xFF;
        if (opcode == 0) {
            throw refuse(Code.MISPLACED, "its opcode is 0, which is not valid");
        }
        type = RecordType.of(opcode);
        length = head.getLong();
        if (length < 0 || length > left) {
            throw refuse(
                    Code.TRUNCATED,
                    "its content must have " + Long.toUnsignedString(length) + " bytes, the file has " + left
                            + " more");
        }
        next = offset + RecordType.HEAD_BYTES + length;
        return true;
    }

    RecordType type() {
        return type;
    }

    long offset() {
        return offset;
    }

    /** Position of the content. */
    long contentOffset() {
        return offset + RecordType.HEAD_BYTES;
    }

    /** Size of the content, bytes. */
    long length() {
        return length;
    }

    /** Position of the next record. */
    long nextOffset() {
        return next;
    }

    /** The whole content, if it is not larger than a limit. */
    ByteBuffer content(int limit) throws IOException {
        if (length > limit) {
            throw refuse(Code.TOO_LARGE, "its content has " + length + " bytes, the limit is " + limit);
        }
        return file.show(type, contentOffset(), (int) length);
    }

    McapException refuse(Code code, String problem) {
        return new McapException(code, type.title(), offset, problem);
    }
}
