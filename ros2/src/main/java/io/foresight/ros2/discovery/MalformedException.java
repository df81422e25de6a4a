package io.foresight.ros2.discovery;

/** Bytes that are no RTPS message, or announce what cannot be. Counted where the datagram came in; without a trace, since others can cause it. */
final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
        super(message, null, false, false);
    }
}
