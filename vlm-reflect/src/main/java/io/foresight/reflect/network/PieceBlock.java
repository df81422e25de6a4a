package io.foresight.reflect.network;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.Linear;
import java.util.Optional;

/**
 * Attention among tokens of pieces, then two linear layers with a GELU between them, each after a layer norm and added to what came in. What
 * is known of two tokens' pieces, such as that one lies over the other, is weighed by each head and added to its scores. (B, T, C) to (B, T, C).
 *
 * @param name prefix of its parameters
 * @param width C, shared evenly by {@link Rotation#HEADS}
 * @param hidden width between the two linear layers
 */
record PieceBlock(String name, int width, int hidden) {
    private static final double EPSILON = 1e-5;

    /**
     * Appends the block.
     *
     * @param rotation of queries and keys; empty for tokens without places
     * @param pairs (B, T, T, k), what is known of each two tokens
     * @param mask BOOL (B, 1, T, T), true where a token sees another; itself at least
     */
    Symbol apply(Graph g, Symbol x, Optional<Rotation> rotation, Symbol pairs, Symbol mask) {
        Symbol y = g.layerNorm(name + ".norm1", x, EPSILON);
        Symbol q = projected(g, "queries", y);
        Symbol k = projected(g, "keys", y);
        if (rotation.isPresent()) {
            q = rotation.get().apply(g, q);
            k = rotation.get().apply(g, k);
        }
        Symbol scores = g.mul(g.matmul(q, g.permute(k, 0, 1, 3, 2)), 1 / Math.sqrt(depth())); // (B, N, T, T)
        Symbol bias =
                g.permute(new Linear(name + ".pairs", (int) pairs.dim(3), Rotation.HEADS).apply(g, pairs), 0, 3, 1, 2);
        Symbol weights = g.softmax(g.add(g.add(scores, bias), g.log(g.toFloat(mask))), 3); // log 0 = -infinity
        Symbol seen = g.matmul(weights, projected(g, "values", y)); // (B, N, T, D)
        Symbol middle =
                g.add(x, new Linear(name + ".out", width, width).apply(g, g.merge(g.permute(seen, 0, 2, 1, 3), 2)));
        y = g.layerNorm(name + ".norm2", middle, EPSILON);
        y = g.gelu(new Linear(name + ".widen", width, hidden).apply(g, y)); // (B, T, hidden)
        return g.add(middle, new Linear(name + ".narrow", hidden, width).apply(g, y));
    }

    /** Depth of a head. */
    int depth() {
        return width / Rotation.HEADS;
    }

    /** (B, T, C) to (B, N, T, D). */
    private Symbol projected(Graph g, String part, Symbol x) {
        Symbol y = new Linear(name + "." + part, width, width).apply(g, x);
        return g.permute(g.split(y, 2, Rotation.HEADS, depth()), 0, 2, 1, 3);
    }
}
