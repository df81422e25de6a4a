package io.foresight.tensor.engine;

/** The tensor engine cannot do what was asked; the message is one line that says what and what to do. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message what, value, limit, what to do */
    public EngineException(String message) {
        super(message);
    }

    /** As above with the failure underneath. */
    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
