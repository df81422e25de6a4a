package io.foresight.tensor.archive;

/** A file of weights or a network that cannot be used; the message names file, expected and actual. */
public final class ArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message file, expected, actual, what to do */
    public ArchiveException(String message) {
        super(message);
    }

    /** As above with the failure underneath. */
    public ArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
