package io.foresight.tensor.layer;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Layer;
import io.foresight.tensor.graph.Symbol;

/**
 * Product by a matrix, plus a bias; nothing after it. (.., in) to (.., out).
 *
 * @param name prefix of its parameters {@code .weight} and {@code .bias}
 */
public record Linear(String name, int in, int out) implements Layer {
    @Override
    public Symbol apply(Graph g, Symbol x) {
        Symbol weight = g.parameter(name + ".weight", Init.xavier(), out, in);
        return g.linear(x, weight, g.parameter(name + ".bias", Init.constant(0), out)); // (.., out)
    }
}
