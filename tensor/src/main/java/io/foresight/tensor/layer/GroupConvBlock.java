package io.foresight.tensor.layer;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Layer;
import io.foresight.tensor.graph.Symbol;

/**
 * Convolution, group norm, ReLU: the same when training and serving, whatever the batch. (B, in, H, W) to (B, out, H/stride, W/stride).
 *
 * @param name prefix of its parameters
 * @param out channels, a multiple of {@code groups}
 * @param kernel odd side of the window
 */
public record GroupConvBlock(String name, int in, int out, int kernel, int stride, int groups) implements Layer {
    private static final double EPSILON = 1e-5;

    @Override
    public Symbol apply(Graph g, Symbol x) {
        Symbol weight = g.parameter(name + ".weight", Init.kaiming(), out, in, kernel, kernel);
        Symbol y = g.conv2d(x, weight, stride, kernel / 2); // (B, out, H/stride, W/stride)
        return g.relu(g.groupNorm(name + ".norm", y, groups, EPSILON));
    }
}
