package io.foresight.ros2.mcap;

import java.io.IOException;

/** A recording whose content is not what the format, or a limit, demands. The message names record, place, value and limit. */
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

    /** What kind of fault it is. */
    public Code code() {
        return code;
    }

    /** Name of the record at fault, as the specification spells it. */
    public String record() {
        return record;
    }

    /** Where that record starts, bytes from the start of the file; records in a chunk give the chunk's place. */
    public long offset() {
        return offset;
    }

    /** Every way in which a recording is refused. */
    public enum Code {
        /** Not an MCAP file of version 0. */
        BAD_MAGIC,
        /** The file ends inside a record, or before its end mark. */
        TRUNCATED,
        /** A length or offset points outside what holds it. */
        BAD_LENGTH,
        /** A record stands where its kind must not stand. */
        MISPLACED,
        /** A checksum is not that of the bytes. */
        CRC_WRONG,
        /** More than a limit allows. */
        TOO_LARGE,
        /** A compression that is neither none, lz4 nor zstd. */
        UNKNOWN_COMPRESSION,
        /** Compressed bytes that do not decompress to what is declared. */
        BAD_COMPRESSION,
        /** An index that contradicts itself or the records it names. */
        BAD_INDEX,
        /** A message or channel refers to what was not defined before. */
        UNDEFINED,
        /** One id, two definitions. */
        CONFLICT
    }
}
