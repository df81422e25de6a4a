package io.foresight.ros2.cdr;

/**
 * Limits on the sizes that a message may declare. In addition, every length is compared with the bytes available, so decoding never
 * allocates more than a small multiple of the message's size.
 *
 * @param messageBytes of a whole message with its encapsulation, at least 5
 * @param elements of one sequence; bytes count as elements
 * @param stringBytes of one string, including its NUL
 */
public record CdrLimits(int messageBytes, int elements, int stringBytes) {
    /** 256 MiB per message, 2^28 elements per sequence, 4 MiB per string. */
    public static final CdrLimits DEFAULT = new CdrLimits(1 << 28, 1 << 28, 1 << 22);

    public CdrLimits {
        if (messageBytes < 5 || elements < 0 || stringBytes < 1) {
            throw new IllegalArgumentException("limits of " + messageBytes + " bytes, " + elements + " elements and "
                    + stringBytes + " bytes a string cannot hold a message: at least 5, 0 and 1");
        }
    }
}
