package io.foresight.launch.cli;

/** A command could not do its work: the message is the one line that the user reads. The process ends with code 1. */
final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        super(message);
    }

    CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
