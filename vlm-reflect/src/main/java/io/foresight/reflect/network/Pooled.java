package io.foresight.reflect.network;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;

/** A picture's features as one vector. */
final class Pooled {
    private Pooled() {}

    /** Mean and largest value of each channel: (N, C, H, W) to (N, 2 C). */
    static Symbol meanAndMax(Graph g, Symbol x) {
        Symbol flat = g.merge(x, 2); // (N, C, H W)
        return g.cat(1, g.mean(flat, false, 2), g.max(flat, 2));
    }
}
