package io.foresight.tensor.graph;

/**
 * Convolution without bias, batch norm, ReLU, "same" padding: (B, in, H, W) to (B, channels, H/stride, W/stride).
 * Parameters {@code name.weight}, {@code name.norm.*}.
 *
 * @param name prefix of the parameters
 * @param channels of the result
 * @param kernel rows and columns of the window, odd
 * @param stride step of the window
 */
public record ConvBlock(String name, int channels, int kernel, int stride) implements Layer {
    @Override
    public Symbol apply(Graph g, Symbol x) {
        Symbol weight = Conv.weight(g, name, Init.kaiming(), x, channels, kernel);
        return g.relu(Conv.norm(g, name, g.conv2d(x, weight, stride, kernel / 2)));
    }
}
