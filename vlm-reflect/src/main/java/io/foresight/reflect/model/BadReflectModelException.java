package io.foresight.reflect.model;

/** A model's folder that is not there, or not sound; the message names the file, what is wrong, and what it should be. */
public final class BadReflectModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a cause. */
    public BadReflectModelException(String message) {
        super(message);
    }

    /** With the cause. */
    public BadReflectModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
