package io.foresight.perception.points;

/** A point block that contradicts itself or breaks a limit. The message names the field, its value and its limit. */
public final class BadPointsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    /** The message says what is wrong, the value and the limit. */
    public BadPointsException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** Why the block was refused. */
    public Code code() {
        return code;
    }

    /** Every way in which a point block is refused. */
    public enum Code {
        /** A field without a meaning. */
        FIELD_UNSPECIFIED,
        /** A field declared twice. */
        FIELD_DUPLICATE,
        /** The fields do not start with x, y, z. */
        FIELDS_NOT_XYZ,
        /** Stride is not four bytes for each declared field. */
        STRIDE_WRONG,
        /** The declared count is negative. */
        COUNT_NEGATIVE,
        /** More points than the limit. */
        TOO_MANY_POINTS,
        /** Count times stride is not the number of bytes. */
        LENGTH_WRONG
    }
}
