package io.foresight.reflect.experiment;

/** What is kept of an experiment cannot be used: damaged, of another format, or of another experiment. */
public final class BadResultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong, and what to do. */
    public BadResultException(String message) {
        super(message);
    }

    BadResultException(String message, Throwable cause) {
        super(message, cause);
    }
}
