package io.foresight.ros2.dds;

/** What went wrong in the transport, with a code for programs and a message for people. */
public final class DdsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Kinds of failure. */
    public enum Code {
        /** The DDS library cannot be loaded here. */
        NATIVES_MISSING,
        /** Environment variables or settings that cannot be; all problems are listed. */
        BAD_SETTINGS,
        /** A topic, service or type name against the rules. */
        BAD_NAME,
        /** A quality of service that cannot be, or whose name is unknown. */
        BAD_QOS,
        /** Bytes that are no CDR sample. */
        BAD_SAMPLE,
        /** A sample above the declared limit. */
        TOO_LARGE,
        /** The library refused to open a participant or an endpoint. */
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

    /** The kind of failure. */
    public Code code() {
        return code;
    }
}
