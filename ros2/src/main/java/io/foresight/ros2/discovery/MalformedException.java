package io.foresight.ros2.discovery;

/**
 * Bytes that are not a valid RTPS message. Counted where the datagram was received; without a stack trace, because others can cause it at a
 * high rate.
 */
final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
        super(message, null, false, false);
    }
}
