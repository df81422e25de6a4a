package io.foresight.ros2.cdr;

/** Type of a value on the wire: its name in message definitions, its number in type descriptions (REP-2016), its size and alignment. */
public enum WireType {
    /** A nested message, of its own size. */
    MESSAGE("", 1, 0),
    /** Signed, a byte in Java. */
    INT8("int8", 2, 1),
    /** Unsigned, an int in Java; also what definitions call {@code char}. */
    UINT8("uint8", 3, 1),
    /** Signed, a short in Java. */
    INT16("int16", 4, 2),
    /** Unsigned, an int in Java. */
    UINT16("uint16", 5, 2),
    /** Signed, an int in Java. */
    INT32("int32", 6, 4),
    /** Unsigned, a long in Java. */
    UINT32("uint32", 7, 4),
    /** Signed, a long in Java. */
    INT64("int64", 8, 8),
    /** Unsigned, a long in Java with the same bits. */
    UINT64("uint64", 9, 8),
    /** A float in Java. */
    FLOAT32("float32", 10, 4),
    /** A double in Java. */
    FLOAT64("float64", 11, 8),
    /** 0 or 1. */
    BOOL("bool", 15, 1),
    /** An uninterpreted byte, an int of 0 to 255 in Java. */
    OCTET("byte", 16, 1),
    /** UTF-8, terminated by a NUL, which the length includes. */
    STRING("string", 17, 4);

    private final String text;
    private final int id;
    private final int bytes;

    WireType(String text, int id, int bytes) {
        this.text = text;
        this.id = id;
        this.bytes = bytes;
    }

    /** Name in message definitions; empty for a message. */
    String text() {
        return text;
    }

    /** Number in type descriptions, for a single value. */
    int id() {
        return id;
    }

    /** Size and alignment in bytes; for a string, those of its length field. */
    int bytes() {
        return bytes;
    }
}
