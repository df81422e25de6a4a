package io.foresight.ros2.cdr;

/** How one kind of value stands in CDR. Positions count from the end of the encapsulation. */
interface Codec {
    /** The value for definitions and type descriptions. */
    FieldShape shape();

    /** No value takes fewer bytes; padding is not counted. At least 1, but 0 for an array of nothing. */
    int leastBytes();

    /** The position behind the value when writing begins at the given one. */
    long end(Object value, long position);

    /** Writes the value. */
    void write(Object value, CdrWriter out);

    /** Reads a value. */
    Object read(CdrReader in);
}
