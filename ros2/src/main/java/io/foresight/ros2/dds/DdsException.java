package io.foresight.ros2.dds;

/** An error of the transport, with a code for programs and a message for people. */
public final class DdsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Kinds of errors. */
    public enum Code {
        /** The DDS library cannot be loaded on this machine. */
        NATIVES_MISSING,
        /** Invalid environment variables or settings; the message lists all problems. */
        BAD_SETTINGS,
        /** A topic, service or type name that violates ROS 2's rules. */
        BAD_NAME,
        /** An invalid quality of service, or an unknown profile name. */
        BAD_QOS,
        /** Bytes that are not a CDR sample. */
        BAD_SAMPLE,
        /** A sample larger than the declared limit. */
        TOO_LARGE,
        /** The library failed to create a participant or an endpoint. */
        REFUSED,
        /** Used after it was closed. */
        CLOSED
    }

    private final Code code;

    DdsException(Code code, String message) {
        super(message);
        this.code = code;
    }

    DdsException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The kind of error. */
    public Code code() {
        return code;
    }
}
