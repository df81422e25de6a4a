package io.foresight.ros2.cdr;

/**
 * What a message may claim before it is refused unread. Beside these every length is held against the bytes that are there, so a message never
 * takes more memory than a small multiple of its own size.
 *
 * @param messageBytes of a whole message with its encapsulation, at least 5
 * @param elements of one sequence; bytes count as elements
 * @param stringBytes of one string, its NUL included
 */
public record CdrLimits(int messageBytes, int elements, int stringBytes) {
    /** 256 MiB a message and a sequence, 4 MiB a string. */
    public static final CdrLimits DEFAULT = new CdrLimits(1 << 28, 1 << 28, 1 << 22);

    public CdrLimits {
        if (messageBytes < 5 || elements < 0 || stringBytes < 1) {
            throw new IllegalArgumentException("limits of " + messageBytes + " bytes, " + elements + " elements and "
                    + stringBytes + " bytes a string cannot hold a message: at least 5, 0 and 1");
        }
    }
}
