package io.foresight.perception.detect;

/**
 * A model that cannot be used: missing, corrupt, of a newer format, or with a hash that differs from its data sheet. The message says what
 * to do.
 */
public final class BadModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadModelException(String message) {
        super(message);
    }

    public BadModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
