package io.foresight.tensor.layer;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Layer;
import io.foresight.tensor.graph.Symbol;

/**
 * Brings a map to {@code factor} times its size by a transposed convolution whose windows do not overlap, then batch norm and ReLU.
 * (B, in, H, W) to (B, out, factor H, factor W); with factor 1 a convolution cell by cell.
 *
 * @param name prefix of its parameters
 */
public record UpBlock(String name, int in, int out, int factor) implements Layer {
    @Override
    public Symbol apply(Graph g, Symbol x) {
        if (factor == 1) {
            return new ConvBlock(name, in, out, 1, 1).apply(g, x);
        }
        Symbol weight = g.parameter(name + ".weight", Init.kaiming(in), in, out, factor, factor);
        return g.relu(Norm.apply(g, name, g.convTranspose2d(x, weight, factor))); // (B, out, factor H, factor W)
    }
}
