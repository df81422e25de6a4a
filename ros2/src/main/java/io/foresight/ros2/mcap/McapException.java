package io.foresight.ros2.mcap;

import java.io.IOException;

/** A recording that violates the format or exceeds a limit. The message names record, position, value and limit. */
public final class McapException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String record;
    private final long offset;

    McapException(Code code, String record, long offset, String problem) {
        super(record + " at byte " + offset + ": " + problem);
        this.code = code;
        this.record = record;
        this.offset = offset;
    }

    McapException(Code code, String record, long offset, String problem, Throwable cause) {
        this(code, record, offset, problem);
        initCause(cause);
    }

    /** The kind of error. */
    public Code code() {
        return code;
    }

    /** Name of the record with the error, as in the specification. */
    public String record() {
        return record;
    }

    /** Position of that record, bytes from the start of the file; for records in a chunk, the chunk's position. */
    public long offset() {
        return offset;
    }

    /** All kinds of errors. */
    public enum Code {
        /** The file is not MCAP version 0. */
        BAD_MAGIC,
        /** The file ends inside a record, or before the end mark. */
        TRUNCATED,
        /** A length or offset points outside its container. */
        BAD_LENGTH,
        /** A record is at a place where its kind is not allowed. */
        MISPLACED,
        /** A checksum does not match. */
        CRC_WRONG,
        /** A limit is exceeded. */
        TOO_LARGE,
        /** The compression is not none, lz4 or zstd. */
        UNKNOWN_COMPRESSION,
        /** Compressed data cannot be decompressed to the declared content. */
        BAD_COMPRESSION,
        /** An index contradicts itself or the records it refers to. */
        BAD_INDEX,
        /** A message or channel refers to a channel or schema that is not defined before it. */
        UNDEFINED,
        /** An id has two different definitions. */
        CONFLICT
    }
}
