package io.foresight.perception.detect;

/** A sweep lacks what the model needs beside the points; the message says what. */
public final class MissingSensorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MissingSensorException(String message) {
        super(message);
    }
}
