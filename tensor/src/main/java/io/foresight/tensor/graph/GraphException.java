package io.foresight.tensor.graph;

/** A network that cannot be: shapes that do not fit, names used twice. Thrown while the graph is being built. */
public final class GraphException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** @param message what was asked and the shapes involved */
    public GraphException(String message) {
        super(message);
    }
}
