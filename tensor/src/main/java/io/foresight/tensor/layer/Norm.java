package io.foresight.tensor.layer;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;

/** The batch norm of every block: one place for its constants. */
final class Norm {
    private static final double EPSILON = 1e-3;
    private static final double MOMENTUM = 0.02; // small batches: the running statistics average over more of them

    private Norm() {}

    static Symbol apply(Graph g, String block, Symbol x) {
        return g.batchNorm(block + ".norm", x, EPSILON, MOMENTUM);
    }
}
