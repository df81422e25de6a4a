package io.foresight.tensor.layer;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Layer;
import io.foresight.tensor.graph.Symbol;

/**
 * Convolution, batch norm, ReLU. (B, in, H, W) to (B, out, H/stride, W/stride).
 *
 * @param name prefix of its parameters
 * @param kernel odd side of the window
 */
public record ConvBlock(String name, int in, int out, int kernel, int stride) implements Layer {
    @Override
    public Symbol apply(Graph g, Symbol x) {
        Symbol weight = g.parameter(name + ".weight", Init.kaiming(), out, in, kernel, kernel);
        Symbol y = g.conv2d(x, weight, stride, kernel / 2); // (B, out, H/stride, W/stride)
        return g.relu(Norm.apply(g, name, y));
    }
}
