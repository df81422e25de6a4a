package io.foresight.sim.node.perceive;

/** An image that is inconsistent or of an unsupported format. The message names the field, its value and what is expected. */
final class BadPictureException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BadPictureException(String field, String reason) {
        super(field + " " + reason);
    }
}
