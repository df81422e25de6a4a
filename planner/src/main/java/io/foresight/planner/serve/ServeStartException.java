package io.foresight.planner.serve;

/** The service could not start: a port in use, a certificate that cannot be read. */
public final class ServeStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServeStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
