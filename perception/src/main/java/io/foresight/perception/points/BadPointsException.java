package io.foresight.perception.points;

/** An inconsistent point block, or one that exceeds a limit. The message names the field, its value and its limit. */
public final class BadPointsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    /** Creates the exception; the message names the problem, the value and the limit. */
    public BadPointsException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** Why the block was refused. */
    public Code code() {
        return code;
    }

    /** All reasons for which a point block is rejected. */
    public enum Code {
        /** A field without a declared meaning. */
        FIELD_UNSPECIFIED,
        /** A field declared twice. */
        FIELD_DUPLICATE,
        /** The fields do not start with x, y, z. */
        FIELDS_NOT_XYZ,
        /** The stride is not four bytes for each declared field. */
        STRIDE_WRONG,
        /** The declared count is negative. */
        COUNT_NEGATIVE,
        /** There are more points than the limit. */
        TOO_MANY_POINTS,
        /** Count times stride is not equal to the number of bytes. */
        LENGTH_WRONG
    }
}
