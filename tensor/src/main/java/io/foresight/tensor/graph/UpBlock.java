package io.foresight.tensor.graph;

/**
 * Transposed convolution whose window is its step, batch norm, ReLU: (B, in, H, W) to (B, channels, factor H, factor W).
 * Parameters {@code name.weight} (in, channels, factor, factor), {@code name.norm.*}.
 *
 * @param name prefix of the parameters
 * @param channels of the result
 * @param factor how many times larger each side becomes; 1 makes it a 1x1 convolution
 */
public record UpBlock(String name, int channels, int factor) implements Layer {
    @Override
    public Symbol apply(Graph g, Symbol x) {
        ShapeRules.require(x.rank() == 4 && x.dim(1) > 0, name + " needs (B,C,H,W) with a fixed C, got " + x);
        Init init = Init.kaiming(x.dim(1)); // every output cell is reached by one window position
        Symbol weight = g.parameter(name + ".weight", init, x.dim(1), channels, factor, factor);
        return g.relu(Conv.norm(g, name, g.convTranspose2d(x, weight, factor)));
    }
}
