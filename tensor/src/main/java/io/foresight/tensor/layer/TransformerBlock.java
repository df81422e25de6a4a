package io.foresight.tensor.layer;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;

/**
 * Causal attention, then two linear layers with a GELU between them, each after a layer norm and added to what came in
 * (pre-norm: Xiong et al. 2020). (B,T,C) to (B,T,C).
 *
 * @param name prefix of its parameters
 * @param width C
 * @param heads of the attention
 * @param hidden width between the two linear layers
 * @param dropout share of each branch's results dropped when training
 */
public record TransformerBlock(String name, int width, int heads, int hidden, double dropout) {
    private static final double EPSILON = 1e-5;

    /** For a whole sequence at once: training. */
    public Symbol apply(Graph g, Symbol x) {
        Symbol y = g.layerNorm(name + ".norm1", x, EPSILON);
        return afterAttention(g, x, attention().causal(g, y));
    }

    /** As above where each place sees what a mask lets it see: BOOL, broadcast to (B,heads,T,T), true where place t may look at place s. */
    public Symbol applyMasked(Graph g, Symbol x, Symbol mask) {
        Symbol y = g.layerNorm(name + ".norm1", x, EPSILON);
        return afterAttention(g, x, attention().crossAttention(g, y, y, mask));
    }

    /** For the next places of a sequence, with a cache of the earlier ones; see {@link MultiHeadAttention#causalCached}. Same parameters. */
    public Symbol applyCached(Graph g, Symbol x, int samples) {
        Symbol y = g.layerNorm(name + ".norm1", x, EPSILON);
        return afterAttention(g, x, attention().causalCached(g, y, samples));
    }

    private MultiHeadAttention attention() {
        return new MultiHeadAttention(name + ".attention", width, heads);
    }

    private Symbol afterAttention(Graph g, Symbol x, Symbol attended) {
        Symbol middle = g.add(x, dropped(g, attended));
        Symbol y = g.layerNorm(name + ".norm2", middle, EPSILON);
        y = g.gelu(new Linear(name + ".widen", width, hidden).apply(g, y)); // (B, T, hidden)
        return g.add(middle, dropped(g, new Linear(name + ".narrow", hidden, width).apply(g, y)));
    }

    private Symbol dropped(Graph g, Symbol x) {
        return dropout == 0 ? x : g.dropout(x, dropout);
    }
}
