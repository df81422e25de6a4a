package io.foresight.perception.taxonomy;

/** A name that is no known class, or that a taxonomy neither maps nor ignores. The message lists the known names. */
public final class UnknownClassException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownClassException(String message) {
        super(message);
    }
}
