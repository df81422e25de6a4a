package io.foresight.tensor.train;

/** A checkpoint file that is broken (truncated, changed, not a checkpoint) or was written by a newer version. */
public final class BadCheckpointException extends TrainingException {
    private static final long serialVersionUID = 1L;

    BadCheckpointException(String message) {
        super(message);
    }

    BadCheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
