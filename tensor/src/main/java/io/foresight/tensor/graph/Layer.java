package io.foresight.tensor.graph;

/** A piece of a network with its own parameters: applying it appends nodes to the graph. */
public interface Layer {
    /** Appends this layer after {@code x}; the shapes it takes and gives stand in its own documentation. */
    Symbol apply(Graph g, Symbol x);

    /** This layer, then another. */
    default Layer then(Layer next) {
        return (g, x) -> next.apply(g, apply(g, x));
    }
}
