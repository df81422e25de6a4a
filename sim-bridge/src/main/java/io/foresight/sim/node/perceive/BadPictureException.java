package io.foresight.sim.node.perceive;

/** A picture that contradicts itself or is of no known kind. Names the field, its value and what would have been right. */
final class BadPictureException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BadPictureException(String field, String reason) {
        super(field + " " + reason);
    }
}
