package io.foresight.tensor.graph;

/**
 * A convolution with bias and nothing after it, "same" padding: (B, in, H, W) to (B, channels, H/stride, W/stride).
 * Parameters {@code name.weight} (channels, in, kernel, kernel), {@code name.bias}.
 *
 * @param name prefix of the parameters
 * @param channels of the result
 * @param kernel rows and columns of the window, odd
 * @param stride step of the window
 * @param bias first value of the bias: for a focal loss the logit of the expected share of positives
 */
public record Conv(String name, int channels, int kernel, int stride, double bias) implements Layer {
    private static final double EPS = 1e-3; // as in SECOND and PointPillars
    private static final double MOMENTUM = 0.01; // share of the new batch

    /** With a bias that starts at zero. */
    public Conv(String name, int channels, int kernel, int stride) {
        this(name, channels, kernel, stride, 0);
    }

    @Override
    public Symbol apply(Graph g, Symbol x) {
        Symbol shift = g.parameter(name + ".bias", Init.constant(bias), channels);
        return g.conv2d(x, weight(g, name, Init.xavier(), x, channels, kernel), shift, stride, kernel / 2);
    }

    static Symbol weight(Graph g, String name, Init init, Symbol x, int channels, int kernel) {
        ShapeRules.require(x.rank() == 4 && x.dim(1) > 0, name + " needs (B,C,H,W) with a fixed C, got " + x);
        ShapeRules.require(kernel % 2 == 1, name + " needs an odd kernel, got " + kernel);
        return g.parameter(name + ".weight", init, channels, x.dim(1), kernel, kernel);
    }

    static Symbol norm(Graph g, String name, Symbol x) {
        return g.batchNorm(name + ".norm", x, EPS, MOMENTUM);
    }
}
