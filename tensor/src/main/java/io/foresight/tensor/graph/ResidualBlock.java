package io.foresight.tensor.graph;

/**
 * Two 3x3 convolutions beside a shortcut (He et al. 2016, basic block), which is a 1x1 convolution where size or
 * channels change: (B, in, H, W) to (B, channels, H/stride, W/stride).
 *
 * @param name prefix of the parameters
 * @param channels of the result
 * @param stride step of the first convolution
 */
public record ResidualBlock(String name, int channels, int stride) implements Layer {
    @Override
    public Symbol apply(Graph g, Symbol x) {
        Symbol first = new ConvBlock(name + ".first", channels, 3, stride).apply(g, x);
        Symbol second = normed(g, name + ".second", first, 3, 1);
        boolean same = stride == 1 && x.dim(1) == channels;
        Symbol beside = same ? x : normed(g, name + ".beside", x, 1, stride);
        return g.relu(g.add(second, beside));
    }

    private Symbol normed(Graph g, String part, Symbol x, int kernel, int step) {
        Symbol weight = Conv.weight(g, part, Init.kaiming(), x, channels, kernel);
        return Conv.norm(g, part, g.conv2d(x, weight, step, kernel / 2));
    }
}
