package io.foresight.serving;

/** The service could not start: a port in use, a certificate that cannot be read, a model that fails. */
public final class ServeStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message the problem and what to do about it */
    public ServeStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
