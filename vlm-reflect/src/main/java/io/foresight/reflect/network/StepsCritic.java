package io.foresight.reflect.network;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.Linear;
import java.util.Optional;

/**
 * Judges how many actions a frame, seen or imagined, is from the goal: the sum over its pieces of what each still costs, which depends on
 * the others and on which lies over which.
 */
final class StepsCritic {
    private static final int WIDTH = 64;
    private static final int HIDDEN = 128;
    private static final int BLOCKS = 2;
    private static final double EPSILON = 1e-5;

    private StepsCritic() {}

    /**
     * Steps to go, (M).
     *
     * @param name prefix of its parameters; asked twice, the same parameters serve, so all frames go in at once
     * @param features (M, P, {@link PieceNetwork#FEATURES})
     * @param pairs (M, P, P, {@link ImagineNetwork#PAIR})
     * @param real (M, P), 1 for a piece and 0 for padding
     */
    static Symbol steps(Graph g, String name, Symbol features, Symbol pairs, Symbol real) {
        Symbol x = new Linear(name + ".piece", PieceNetwork.FEATURES, WIDTH).apply(g, features); // (M, P, C)
        Symbol mask = g.greater(g.add(g.unsqueeze(g.unsqueeze(real, 1), 1), diagonal(g, pairs)), 0.5); // (M, 1, P, P)
        for (int k = 0; k < BLOCKS; k++) {
            x = new PieceBlock(name + ".block" + k, WIDTH, HIDDEN).apply(g, x, Optional.empty(), pairs, mask);
        }
        Symbol y = g.layerNorm(name + ".norm", x, EPSILON);
        return g.inFullPrecision(() -> {
            Symbol each = g.softplus(g.squeeze(new Linear(name + ".out", WIDTH, 1).apply(g, y), 2)); // (M, P)
            return g.sum(g.mul(each, real), false, 1);
        });
    }

    /** (M, 1, P, P): 1 where a piece meets itself, so that padding sees something. */
    private static Symbol diagonal(Graph g, Symbol pairs) {
        return g.permute(g.slice(pairs, 3, ImagineNetwork.SAME, ImagineNetwork.SAME + 1), 0, 3, 1, 2);
    }
}
