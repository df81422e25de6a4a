package io.foresight.perception.taxonomy;

/** A name that no class has, or that a taxonomy neither maps nor ignores. The message gives the name and the known ones. */
public final class UnknownClassException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownClassException(String message) {
        super(message);
    }
}
