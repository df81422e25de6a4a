package io.foresight.perception.detect;

/** A model that cannot be used: missing, damaged, of a newer format, or not the file its data sheet names. The message says what to do. */
public final class BadModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadModelException(String message) {
        super(message);
    }

    public BadModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
