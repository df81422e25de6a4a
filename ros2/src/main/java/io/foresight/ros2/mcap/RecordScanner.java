package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Goes through the records of a file one after another, by their heads; always forwards, so that no length can make it turn. */
final class RecordScanner {
    private final McapFile file;
    private final long end;
    private RecordType type = RecordType.UNKNOWN;
    private long offset;
    private long length;
    private long next;

    /** Scans from a byte up to another, which must not be beyond the file. */
    RecordScanner(McapFile file, long start, long end) {
        this.file = file;
        this.end = end;
        next = start;
        offset = start;
    }

    /** Moves to the next record; false exactly at the end. */
    boolean next() throws IOException {
        if (next == end) {
            return false;
        }
        offset = next;
        type = RecordType.UNKNOWN;
        long left = end - offset - RecordType.HEAD_BYTES;
        if (left < 0) {
            throw refuse(
                    Code.TRUNCATED, "its head has " + RecordType.HEAD_BYTES + " bytes, the file " + (end - offset));
        }
        ByteBuffer head = file.show(type, offset, RecordType.HEAD_BYTES);
        int opcode = head.get() & 0xFF;
        if (opcode == 0) {
            throw refuse(Code.MISPLACED, "its opcode is 0, which is no record's");
        }
        type = RecordType.of(opcode);
        length = head.getLong();
        if (length < 0 || length > left) {
            throw refuse(
                    Code.TRUNCATED,
                    "its content is to have " + Long.toUnsignedString(length) + " bytes, the file has " + left
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

    /** Where the content starts. */
    long contentOffset() {
        return offset + RecordType.HEAD_BYTES;
    }

    /** Bytes of content. */
    long length() {
        return length;
    }

    /** Where the record after this one starts. */
    long nextOffset() {
        return next;
    }

    /** The whole content, when it is not larger than a limit. */
    ByteBuffer content(int limit) throws IOException {
        if (length > limit) {
            throw refuse(Code.TOO_LARGE, "its content has " + length + " bytes, limit " + limit);
        }
        return file.show(type, contentOffset(), (int) length);
    }

    McapException refuse(Code code, String problem) {
        return new McapException(code, type.title(), offset, problem);
    }
}
