package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.ShapeRules.axis;
import static io.foresight.tensor.graph.ShapeRules.require;

import java.util.Arrays;

/** The operations of a {@link Graph} that move, pick, pool and scatter values. */
abstract sealed class ShapeOps extends PointwiseOps permits Graph {

    /** Joins tensors along one dimension; all other sizes must agree. */
    public Symbol cat(int dim, Symbol... parts) {
        require(parts.length > 0, "cat needs at least one tensor");
        return append(new Rearrangement.Cat(axis(dim, parts[0].rank())), parts);
    }

    /** The same elements in another shape; at most one size may be negative: it is worked out. */
    public Symbol reshape(Symbol x, long... shape) {
        return append(new Rearrangement.Reshape(Arrays.stream(shape).boxed().toList()), x);
    }

    /** Reorders dimensions: result dimension i is dimension {@code order[i]} of x. */
    public Symbol permute(Symbol x, int... order) {
        return append(new Rearrangement.Permute(Arrays.stream(order).boxed().toList()), x);
    }

    /** Elements from (inclusive) to to (exclusive) along a dimension. */
    public Symbol slice(Symbol x, int dim, long from, long to) {
        return append(new Rearrangement.Slice(axis(dim, x.rank()), from, to), x);
    }

    /** Rows {@code index[i]} of x along a dimension; index is (K) INT64. */
    public Symbol indexSelect(Symbol x, int dim, Symbol index) {
        return append(new Selection.IndexSelect(axis(dim, x.rank())), x, index);
    }

    /** Element by element lookup along a dimension; the index has x's rank and gives the result's shape. */
    public Symbol gather(Symbol x, int dim, Symbol index) {
        return append(new Selection.Gather(axis(dim, x.rank())), x, index);
    }

    /** (B,C,H,W) to (B,C,H factor,W factor), each value repeated. */
    public Symbol upsampleNearest(Symbol x, int factor) {
        return append(new Resampling.UpsampleNearest(factor), x);
    }

    /** Largest value of each k x k window: (B,C,H,W) to (B,C,H',W'). */
    public Symbol maxPool2d(Symbol x, int kernel, int stride, int padding) {
        return append(new Resampling.MaxPool2d(kernel, stride, padding), x);
    }

    /** exp(x) / sum exp(x) along a dimension, fp32. */
    public Symbol softmax(Symbol x, int dim) {
        return append(new Reduction.Softmax(axis(dim, x.rank()), false), x);
    }

    /** log of softmax along a dimension, fp32. */
    public Symbol logSoftmax(Symbol x, int dim) {
        return append(new Reduction.Softmax(axis(dim, x.rank()), true), x);
    }

    /**
     * Largest row of each segment: values (N,C), segment (N) INT64 in any order, rows: any tensor whose first size is
     * the number of segments V; result (V,C). A segment without rows gives zeros. After a ReLU the zeros take part in
     * the maximum, which changes nothing and makes the gradient twice as cheap. Equal largest rows share the gradient.
     */
    public Symbol segmentMax(Symbol values, Symbol segment, Symbol rows) {
        require(values.rank() == 2, "segmentMax needs (N,C) values, got " + values);
        boolean rectified = values.isResultOf(Unary.RELU);
        return append(new Selection.SegmentMax(values.dim(1), rectified), values, segment, rows);
    }

    /**
     * Rows (V,C) put at places (V) INT64, each place at most once, of a tensor (rows,C) that is zero elsewhere. In a
     * bf16 network the result is bf16.
     */
    public Symbol scatterRows(Symbol values, Symbol place, long rows) {
        require(values.rank() == 2, "scatterRows needs (V,C) values, got " + values);
        return append(new Selection.ScatterRows(rows, values.dim(1)), values, place);
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
        return append(new Expression(template, arithmetic, new TensorType(type, shape)), operands);
    }
}
