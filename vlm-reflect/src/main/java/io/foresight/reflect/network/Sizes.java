package io.foresight.reflect.network;

import io.foresight.tensor.graph.Arithmetic;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;

/** Rearrangements whose sizes are known only when a network runs. */
final class Sizes {
    private Sizes() {}

    /** One dimension made into two, the first of this size: (.., outer n, ..) to (.., outer, n, ..). */
    static Symbol outer(Graph g, Symbol x, int dim, long outer) {
        return g.op(
                "torch.unflatten({0}, " + dim + ", [" + outer + ", -1])",
                Arithmetic.FOLLOW,
                x.type(),
                splitShape(x, dim, outer, -1),
                x);
    }

    /** The first dimension made into two, the second as long as dimension 1 of another tensor: (B P, ..) to (B, P, ..). */
    static Symbol unmerged(Graph g, Symbol x, Symbol like) {
        return g.op(
                "torch.unflatten({0}, 0, [-1, torch.size({1}, 1)])",
                Arithmetic.FOLLOW, x.type(), splitShape(x, 0, -1, like.dim(1)), x, like);
    }

    /** All but the first elements of a dimension. */
    static Symbol after(Graph g, Symbol x, int dim, int first) {
        long[] shape = x.shape();
        shape[dim] = -1;
        return g.op(
                "torch.slice({0}, " + dim + ", " + first + ", 9223372036854775807, 1)",
                Arithmetic.FOLLOW,
                x.type(),
                shape,
                x);
    }

    /** Each sample so many times, one after the other: (B, ..) to (B times, ..). */
    static Symbol repeated(Graph g, Symbol x, int times) {
        long[] shape = x.shape();
        shape[0] = -1;
        return g.op(
                "torch.repeat_interleave({0}, " + times + ", 0, output_size=None)",
                Arithmetic.FOLLOW,
                x.type(),
                shape,
                x);
    }

    private static long[] splitShape(Symbol x, int dim, long outer, long inner) {
        long[] shape = new long[x.rank() + 1];
        for (int d = 0; d < x.rank(); d++) {
            shape[d < dim ? d : d + 1] = x.dim(d);
        }
        shape[dim] = outer;
        shape[dim + 1] = inner;
        return shape;
    }
}
