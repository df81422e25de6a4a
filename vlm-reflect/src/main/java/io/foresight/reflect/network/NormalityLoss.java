package io.foresight.reflect.network;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;

/**
 * How far rows are from a standard normal distribution: SIGReg (LeJEPA, arXiv 2511.08544), which keeps what is learnt from collapsing.
 * Rows are projected on random directions, and each projection is measured by the statistic of Epps and Pulley (1983), n times the
 * integral over t of |phi_n(t) - exp(-t^2 / 2)|^2 exp(-t^2 / 2), phi_n the empirical characteristic function.
 */
final class NormalityLoss {
    private static final double LAST = 3;
    private static final int INTERVALS = 16;
    private static final double TINY = 1e-12;

    private NormalityLoss() {}

    /**
     * Mean of the statistic over directions, a scalar. About 1.06 for standard normal rows, however many; 0.41 times the number of rows for rows that are
     * all zero.
     *
     * @param rows (N, D)
     * @param directions (D, M), of any length but 0; drawn anew at every step
     */
    static Symbol statistic(Graph g, Symbol rows, Symbol directions) {
        return g.inFullPrecision(() -> {
            Symbol length = g.sqrt(g.add(g.sum(g.mul(directions, directions), true, 0), TINY)); // (1, M)
            Symbol projected = g.matmul(rows, g.div(directions, length)); // (N, M)
            double step = LAST / INTERVALS;
            Symbol integral = null;
            for (int knot = 0; knot <= INTERVALS; knot++) { // t and -t give the same
                double t = knot * step;
                double normal = Math.exp(-t * t / 2);
                double weight = 2 * step * normal * (knot == 0 || knot == INTERVALS ? 0.5 : 1);
                Symbol real = g.add(g.mean(g.cos(g.mul(projected, t)), false, 0), -normal); // (M)
                Symbol imaginary = g.mean(g.sin(g.mul(projected, t)), false, 0);
                Symbol part = g.mul(g.add(g.mul(real, real), g.mul(imaginary, imaginary)), weight);
                integral = integral == null ? part : g.add(integral, part);
            }
            Symbol count = g.toFloat(g.size(rows, 0));
            return g.mul(g.mean(integral), count);
        });
    }
}
