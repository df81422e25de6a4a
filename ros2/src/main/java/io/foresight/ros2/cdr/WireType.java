package io.foresight.ros2.cdr;

/** What one value can be on the wire: its name in message definitions, its number in type descriptions (REP-2016), its bytes and alignment. */
public enum WireType {
    /** Another message; its size is its own. */
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
    /** Eight bits without a meaning as a number, an int of 0 to 255 in Java. */
    OCTET("byte", 16, 1),
    /** UTF-8, ended by a NUL that its length counts. */
    STRING("string", 17, 4);

    private final String text;
    private final int id;
    private final int bytes;

    WireType(String text, int id, int bytes) {
        this.text = text;
        this.id = id;
        this.bytes = bytes;
    }

    /** As message definitions call it; empty for a message. */
    String text() {
        return text;
    }

    /** Its number in type descriptions when it stands alone. */
    int id() {
        return id;
    }

    /** Its size, which is its alignment too; of a string, those of its length. */
    int bytes() {
        return bytes;
    }
}
