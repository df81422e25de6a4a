package io.foresight.tensor.layer;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Layer;
import io.foresight.tensor.graph.Symbol;

/**
 * Convolution with bias and nothing after it, for a network's last layer: answers in fp32. (B, in, H, W) to (B, out, H, W).
 *
 * @param name prefix of its parameters
 * @param kernel odd side of the window
 * @param start first value of the bias
 */
public record Conv(String name, int in, int out, int kernel, double start) implements Layer {
    @Override
    public Symbol apply(Graph g, Symbol x) {
        return g.inFullPrecision(() -> {
            Symbol weight = g.parameter(name + ".weight", Init.xavier(), out, in, kernel, kernel);
            Symbol bias = g.parameter(name + ".bias", Init.constant(start), out);
            return g.conv2d(x, weight, bias, 1, kernel / 2); // (B, out, H, W)
        });
    }
}
