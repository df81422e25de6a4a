package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.Arithmetic.COMPUTE;
import static io.foresight.tensor.graph.Arithmetic.FOLLOW;
import static io.foresight.tensor.graph.Arithmetic.FULL;
import static io.foresight.tensor.graph.ShapeRules.axis;
import static io.foresight.tensor.graph.ShapeRules.require;
import static io.foresight.tensor.graph.ShapeRules.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/** The operations of a {@link Graph} that move, pick, pool and scatter values. */
abstract sealed class ShapeOps extends PointwiseOps permits Graph {

    /** A size that is known only at run time and equals no other. */
    abstract long freshSize();

    /** Joins tensors along one dimension; all other sizes must agree. */
    public Symbol cat(int dim, Symbol... parts) {
        require(parts.length > 0, "cat needs at least one tensor");
        int axis = axis(dim, parts[0].rank());
        long[] shape = parts[0].shape();
        StringJoiner list = new StringJoiner(", ", "[", "]");
        for (int p = 0; p < parts.length; p++) {
            list.add("{" + p + "}");
            require(parts[p].rank() == shape.length, "cat of " + parts[0] + " and " + parts[p] + ": ranks differ");
            for (int d = 0; d < shape.length; d++) {
                boolean fits = d == axis || ShapeRules.fits(shape[d], parts[p].dim(d));
                require(fits, "cat along dimension " + axis + " of " + parts[0] + " and " + parts[p]);
            }
        }
        long[] sizes = Arrays.stream(parts).mapToLong(part -> part.dim(axis)).toArray();
        shape[axis] = Arrays.stream(sizes).anyMatch(size -> size < 0)
                ? freshSize()
                : Arrays.stream(sizes).sum();
        return call("torch.cat(" + list + ", " + axis + ")", FOLLOW, parts[0].type(), shape, List.of(parts));
    }

    /** The same elements in another shape; at most one size may be negative: it is worked out. */
    public Symbol reshape(Symbol x, long... shape) {
        long[] result = shape.clone();
        List<Long> written = new ArrayList<>();
        int open = -1;
        for (int d = 0; d < shape.length; d++) {
            require(shape[d] >= 0 || open < 0, "reshape of " + x + " to " + text(shape) + ": two open sizes");
            open = shape[d] < 0 ? d : open;
            written.add(Math.max(-1, shape[d]));
        }
        long known = Arrays.stream(shape).filter(size -> size >= 0).reduce(1, Math::multiplyExact);
        long[] dynamic = Arrays.stream(x.shape()).filter(size -> size < 0).toArray();
        long fixed = Arrays.stream(x.shape()).filter(size -> size >= 0).reduce(1, Math::multiplyExact);
        String what = "reshape of " + x + " to " + text(shape) + ": element counts differ";
        if (dynamic.length == 0) {
            require(open < 0 ? known == fixed : known > 0 && fixed % known == 0, what);
            if (open >= 0) {
                result[open] = fixed / known;
            }
        } else if (open >= 0) {
            result[open] = dynamic.length == 1 && known == fixed ? dynamic[0] : freshSize();
        }
        return call("torch.reshape({0}, " + written + ")", FOLLOW, x.type(), result, List.of(x));
    }

    /** Reorders dimensions: result dimension i is dimension {@code order[i]} of x. */
    public Symbol permute(Symbol x, int... order) {
        int[] sorted = Arrays.stream(order).sorted().toArray();
        boolean complete = sorted.length == x.rank();
        for (int d = 0; complete && d < sorted.length; d++) {
            complete = sorted[d] == d;
        }
        require(
                complete,
                "permute of " + x + " by " + Arrays.toString(order) + ": not a permutation of its dimensions");
        long[] shape = Arrays.stream(order).mapToLong(x::dim).toArray();
        return call("torch.permute({0}, " + Arrays.toString(order) + ")", FOLLOW, x.type(), shape, List.of(x));
    }

    /** Elements from (inclusive) to to (exclusive) along a dimension. */
    public Symbol slice(Symbol x, int dim, long from, long to) {
        int axis = axis(dim, x.rank());
        boolean fits = from >= 0 && from <= to && (x.dim(axis) < 0 || to <= x.dim(axis));
        require(fits, "slice [" + from + ", " + to + ") along dimension " + axis + " of " + x);
        long[] shape = x.shape();
        shape[axis] = to - from;
        String text = "torch.slice({0}, " + axis + ", " + from + ", " + to + ", 1)";
        return call(text, FOLLOW, x.type(), shape, List.of(x));
    }

    /** Rows {@code index[i]} of x along a dimension; index is (K) INT64. */
    public Symbol indexSelect(Symbol x, int dim, Symbol index) {
        require(index.rank() == 1 && index.type() == DType.INT64, "indexSelect needs an (K) INT64 index, got " + index);
        int axis = axis(dim, x.rank());
        long[] shape = x.shape();
        shape[axis] = index.dim(0);
        return call("torch.index_select({0}, " + axis + ", {1})", FOLLOW, x.type(), shape, List.of(x, index));
    }

    /** Element by element lookup along a dimension; the index has x's rank and gives the result's shape. */
    public Symbol gather(Symbol x, int dim, Symbol index) {
        boolean fits = index.rank() == x.rank() && index.type() == DType.INT64;
        require(fits, "gather from " + x + " needs an INT64 index of the same rank, got " + index);
        String text = "torch.gather({0}, " + axis(dim, x.rank()) + ", {1}, sparse_grad=False)";
        return call(text, FOLLOW, x.type(), index.shape(), List.of(x, index));
    }

    /** (B,C,H,W) to (B,C,H factor,W factor), each value repeated. */
    public Symbol upsampleNearest(Symbol x, int factor) {
        require(x.rank() == 4 && factor > 0, "upsampleNearest by " + factor + " needs (B,C,H,W), got " + x);
        long[] shape = {x.dim(0), x.dim(1), scaled(x.dim(2), factor), scaled(x.dim(3), factor)};
        String scale = PointwiseOps.literal(factor);
        String text = "torch.upsample_nearest2d({0}, None, [" + scale + ", " + scale + "])";
        return call(text, FOLLOW, x.type(), shape, List.of(x));
    }

    /** Largest value of each k x k window: (B,C,H,W) to (B,C,H',W'). */
    public Symbol maxPool2d(Symbol x, int kernel, int stride, int padding) {
        require(x.rank() == 4, "maxPool2d needs (B,C,H,W), got " + x);
        long height = ShapeRules.windowed(x.dim(2), kernel, stride, padding);
        long width = ShapeRules.windowed(x.dim(3), kernel, stride, padding);
        String text = String.format(
                "torch.max_pool2d({0}, [%d, %d], [%d, %d], [%d, %d], [1, 1], False)",
                kernel, kernel, stride, stride, padding, padding);
        return call(text, FOLLOW, x.type(), new long[] {x.dim(0), x.dim(1), height, width}, List.of(x));
    }

    /** exp(x) / sum exp(x) along a dimension, fp32. */
    public Symbol softmax(Symbol x, int dim) {
        String text = "torch.softmax({0}, " + axis(dim, x.rank()) + ", dtype=None)";
        return call(text, FULL, DType.FLOAT32, x.shape(), List.of(x));
    }

    /** log of softmax along a dimension, fp32. */
    public Symbol logSoftmax(Symbol x, int dim) {
        String text = "torch.log_softmax({0}, " + axis(dim, x.rank()) + ", dtype=None)";
        return call(text, FULL, DType.FLOAT32, x.shape(), List.of(x));
    }

    /**
     * Largest row of each segment: values (N,C), segment (N) INT64 in any order, rows: any tensor whose first size is
     * the number of segments V; result (V,C). A segment without rows gives zeros. After a ReLU the zeros take part in
     * the maximum, which changes nothing and makes the gradient twice as cheap. Equal largest rows share the gradient.
     */
    public Symbol segmentMax(Symbol values, Symbol segment, Symbol rows) {
        boolean fits = values.rank() == 2 && segment.rank() == 1 && segment.type() == DType.INT64;
        fits = fits && ShapeRules.fits(values.dim(0), segment.dim(0)) && rows.rank() >= 1;
        require(fits, "segmentMax of (N,C) values by (N) INT64 segments, got " + values + " and " + segment);
        require(rows.type() == DType.INT64, "segmentMax takes its row count from an INT64 tensor, got " + rows);
        boolean rectified = values.node().template().startsWith("torch.relu(");
        String text = "torch.scatter_reduce(" + zeros("torch.size({2}, 0)", values)
                + ", 0, torch.expand(torch.unsqueeze({1}, 1), [-1, " + values.dim(1)
                + "], implicit=False), {0}, \"amax\", include_self=" + (rectified ? "True)" : "False)");
        long[] shape = {rows.dim(0), values.dim(1)};
        return call(text, FOLLOW, values.type(), shape, List.of(values, segment, rows));
    }

    /**
     * Rows (V,C) put at places (V) INT64, each place at most once, of a tensor (rows,C) that is zero elsewhere. In a
     * bf16 network the result is bf16.
     */
    public Symbol scatterRows(Symbol values, Symbol place, long rows) {
        boolean fits = values.rank() == 2 && place.rank() == 1 && place.type() == DType.INT64 && rows > 0;
        require(
                fits && ShapeRules.fits(values.dim(0), place.dim(0)),
                "scatterRows of (V,C) values to (V) INT64 places of " + rows + " rows, got " + values + ", " + place);
        String text = "torch.index_put_(" + zeros(Long.toString(rows), values) + ", [{1}], {0}, False)";
        return call(text, COMPUTE, values.type(), new long[] {rows, values.dim(1)}, List.of(values, place));
    }

    /**
     * Any other expression: TorchScript text in which {0}, {1} ... stand for the operands, such as
     * {@code torch.einsum("bij,bjk->bik", [{0}, {1}], path=None)}. Optional arguments must be written out.
     *
     * @param arithmetic precision rule
     * @param type element type of the result
     * @param shape of the result, negative where dynamic; not checked
     */
    public Symbol op(String template, Arithmetic arithmetic, DType type, long[] shape, Symbol... operands) {
        return call(template, arithmetic, type, shape, List.of(operands));
    }

    private static String zeros(String rows, Symbol like) {
        String shape = "[" + rows + ", " + like.dim(1) + "]";
        return "torch.new_zeros({0}, " + shape + ", dtype=None, layout=None, device=None, pin_memory=None)";
    }

    private static long scaled(long size, int factor) {
        return size < 0 ? -1 : size * factor;
    }
}
