package io.foresight.ros2.cdr;

/** Encoding of one kind of value in CDR. Positions count from the end of the encapsulation. */
interface Codec {
    /** Shape of the value, for message definitions and type descriptions. */
    FieldShape shape();

    /** Minimum encoded size in bytes, without padding: at least 1, but 0 for an array of length 0. */
    int leastBytes();

    /** The position after the value when it is written at the given position. */
    long end(Object value, long position);

    /** Writes the value. */
    void write(Object value, CdrWriter out);

    /** Reads a value. */
    Object read(CdrReader in);
}
