package io.foresight.tensor.layer;

import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;

/**
 * Attention of several heads with its four projections (Vaswani et al. 2017, section 3.2.2).
 *
 * <p>Legend: B samples, T query places, S key places, C width, N heads, D = C / N.
 *
 * @param name prefix of its parameters
 * @param width C, a multiple of {@code heads}
 * @param heads N
 */
public record MultiHeadAttention(String name, int width, int heads) {
    /** Checks that the heads share the width evenly. */
    public MultiHeadAttention {
        if (heads < 1 || width < 1 || width % heads != 0) {
            throw new IllegalArgumentException(
                    "attention " + name + " needs a width that its heads share evenly, got " + width + " and " + heads);
        }
    }

    /** Self-attention, every place to every place: (B,T,C) to (B,T,C). */
    public Symbol selfAttention(Graph g, Symbol x) {
        return crossAttention(g, x, x);
    }

    /** Cross-attention, queries from x (B,T,C), keys and values from others (B,S,C): (B,T,C). */
    public Symbol crossAttention(Graph g, Symbol x, Symbol others) {
        return joined(g, g.attention(queries(g, x), projected(g, "keys", others), projected(g, "values", others)));
    }

    /** As above where the mask, BOOL and broadcast to (B,N,T,S), is true. */
    public Symbol crossAttention(Graph g, Symbol x, Symbol others, Symbol mask) {
        Symbol keys = projected(g, "keys", others);
        return joined(g, g.maskedAttention(queries(g, x), keys, projected(g, "values", others), mask));
    }

    /** Causal self-attention, every place to itself and the places before it: (B,T,C) to (B,T,C). */
    public Symbol causal(Graph g, Symbol x) {
        Symbol keys = projected(g, "keys", x);
        return joined(g, g.causalAttention(queries(g, x), keys, projected(g, "values", x)));
    }

    /**
     * As {@link #causal} for the next T places of a sequence, with a key/value cache of the earlier ones: makes inputs, and
     * outputs of the same name, {@code name.cachedKeys} and {@code name.cachedValues} (B,N,S,D), the state that a
     * {@code Session} keeps from call to call. Same parameters as {@link #causal}.
     *
     * @param samples B, fixed
     */
    public Symbol causalCached(Graph g, Symbol x, int samples) {
        Symbol keys = cached(g, "cachedKeys", projected(g, "keys", x), samples);
        Symbol values = cached(g, "cachedValues", projected(g, "values", x), samples);
        return joined(g, g.causalAttention(queries(g, x), keys, values));
    }

    private Symbol cached(Graph g, String part, Symbol latest, int samples) {
        String key = name + "." + part;
        Symbol all = g.cat(2, g.input(key, DType.FLOAT32, samples, heads, -1, width / heads), latest); // (B, N, S+T, D)
        g.output(key, all);
        return all;
    }

    private Symbol queries(Graph g, Symbol x) {
        return projected(g, "queries", x);
    }

    /** (B, T, C) to (B, N, T, D). */
    private Symbol projected(Graph g, String part, Symbol x) {
        Symbol y = new Linear(name + "." + part, width, width).apply(g, x);
        return g.permute(g.split(y, 2, heads, width / heads), 0, 2, 1, 3);
    }

    /** (B, N, T, D) to (B, T, C). */
    private Symbol joined(Graph g, Symbol x) {
        return new Linear(name + ".out", width, width).apply(g, g.merge(g.permute(x, 0, 2, 1, 3), 2));
    }
}
