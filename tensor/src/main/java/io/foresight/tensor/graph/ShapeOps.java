package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.ShapeRules.axis;
import static io.foresight.tensor.graph.ShapeRules.require;

import java.util.Arrays;

/** The operations of a {@link Graph} that move, pick, pool and scatter values. */
abstract sealed class ShapeOps extends PointwiseOps permits SequenceOps {

    /** Joins tensors along one dimension; all other sizes must agree. */
    public Symbol cat(int dim, Symbol... parts) {
        require(parts.length > 0, "cat needs at least one tensor");
        return append(new Rearrangement.Cat(axis(dim, parts[0].rank())), parts);
    }

    /** The same elements in another shape; at most one size may be negative: it is worked out. */
    public Symbol reshape(Symbol x, long... shape) {
        return append(new Rearrangement.Reshape(Arrays.stream(shape).boxed().toList()), x);
    }

    /** A dimension of size 1 put in at {@code dim}, counted from the end of the result when negative. */
    public Symbol unsqueeze(Symbol x, int dim) {
        return append(new Rearrangement.Unsqueeze(axis(dim, x.rank() + 1)), x);
    }

    /** A dimension of size 1 taken out. */
    public Symbol squeeze(Symbol x, int dim) {
        return append(new Rearrangement.Squeeze(axis(dim, x.rank())), x);
    }

    /** One dimension made into two, of sizes {@code outer} and {@code inner}. */
    public Symbol split(Symbol x, int dim, long outer, long inner) {
        return append(new Rearrangement.Split(axis(dim, x.rank()), outer, inner), x);
    }

    /** A dimension and the one after it made into one. */
    public Symbol merge(Symbol x, int dim) {
        return append(new Rearrangement.Merge(axis(dim, x.rank())), x);
    }

    /** x once for each sample of {@code samples}: (..) and (B,..) to (B,..); takes no memory. */
    public Symbol repeatFor(Symbol x, Symbol samples) {
        return append(new Rearrangement.RepeatFor(), x, samples);
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

    /**
     * (B,C,H,W) to (B,C,H factor,W factor) by linear interpolation; the middles of the first and last cells keep their
     * distance of half a cell from the edge.
     */
    public Symbol upsampleBilinear(Symbol x, int factor) {
        return append(new Resampling.UpsampleBilinear(factor), x);
    }

    /**
     * Values of maps (B,C,H,W) at places (B,h,w,2), fp32: (B,C,h,w). A place is (x, y), x along W, with -1 the outer edge
     * of the first cell and 1 that of the last; linear between the middles of cells, zero outside.
     */
    public Symbol gridSample(Symbol x, Symbol places) {
        return append(new Resampling.GridSample(), x, places);
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

    /** Sum of the rows of each segment, fp32; operands and empty segments as in {@link #segmentMax}. */
    public Symbol segmentSum(Symbol values, Symbol segment, Symbol rows) {
        require(values.rank() == 2, "segmentSum needs (N,C) values, got " + values);
        return append(new Selection.SegmentSum(values.dim(1)), values, segment, rows);
    }

    /** Rows of a table (V,C) by INT64 numbers (..): (..,C). */
    public Symbol embedding(Symbol table, Symbol index) {
        return append(new Selection.Embedding(), table, index);
    }

    /** 0, 1, .. below the size of one dimension of x, INT64. */
    public Symbol range(Symbol x, int dim) {
        return append(new Counting.Range(axis(dim, x.rank())), x);
    }

    /** Size of one dimension of x, an INT64 scalar. */
    public Symbol size(Symbol x, int dim) {
        return append(new Counting.Size(axis(dim, x.rank())), x);
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
