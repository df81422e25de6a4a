package io.foresight.reflect.network;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.Linear;

/**
 * Residual block whose second normalisation is scaled and shifted by a condition (adaptive group normalisation: Dhariwal and Nichol 2021,
 * arXiv 2105.05233, section 3). (N, C, H, W) to the same.
 *
 * @param name prefix of its parameters
 * @param channels C, a multiple of {@value #GROUPS}
 * @param condition values of the condition
 */
record AdaptiveBlock(String name, int channels, int condition) {
    private static final int GROUPS = 8;
    private static final double EPSILON = 1e-5;

    /** @param about condition, (N, {@link #condition}) */
    Symbol apply(Graph g, Symbol x, Symbol about) {
        Symbol y = g.silu(g.groupNorm(name + ".norm0", x, GROUPS, EPSILON));
        y = convolved(g, ".conv0", y);
        Symbol film = new Linear(name + ".film", condition, 2 * channels).apply(g, about); // (N, 2 C)
        Symbol each = g.unsqueeze(g.unsqueeze(film, 2), 3); // (N, 2 C, 1, 1)
        y = g.groupNorm(name + ".norm1", y, GROUPS, EPSILON);
        y = g.add(g.mul(y, g.add(g.slice(each, 1, 0, channels), 1)), g.slice(each, 1, channels, 2L * channels));
        y = convolved(g, ".conv1", g.silu(y));
        return g.add(x, y);
    }

    private Symbol convolved(Graph g, String part, Symbol x) {
        Symbol weight = g.parameter(name + part + ".weight", Init.xavier(), channels, channels, 3, 3);
        return g.conv2d(x, weight, g.parameter(name + part + ".bias", Init.constant(0), channels), 1, 1);
    }
}
