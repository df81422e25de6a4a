package io.foresight.tensor.layer;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Layer;
import io.foresight.tensor.graph.Symbol;

/**
 * Linear layer, batch norm, ReLU on rows, in fp32: it is meant for measured quantities, whose digits bf16 would lose. (N, in) to (N, out).
 *
 * @param name prefix of its parameters
 */
public record LinearBlock(String name, int in, int out) implements Layer {
    @Override
    public Symbol apply(Graph g, Symbol x) {
        return g.inFullPrecision(() -> {
            Symbol weight = g.parameter(name + ".weight", Init.kaiming(), out, in);
            return g.relu(Norm.apply(g, name, g.linear(x, weight))); // (N, out)
        });
    }
}
