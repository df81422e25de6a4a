package io.foresight.core.geometry;

/** A value that no geometry can have: a NaN, a size that is not positive, two frames mixed. */
public final class BadGeometryException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The message names the field, its value and its limit. */
    public BadGeometryException(String message) {
        super(message);
    }
}
