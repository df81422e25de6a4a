package io.foresight.perception.detect;

/** The inference engine failed, or its output is not finite. */
public final class EngineFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EngineFaultException(String message, Throwable cause) {
        super(message, cause);
    }

    public EngineFaultException(String message) {
        super(message);
    }
}
