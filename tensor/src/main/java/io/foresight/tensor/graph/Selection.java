package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.ShapeRules.require;

import java.util.List;

/** Values picked or placed by INT64 indices. An index out of range fails when the network runs. */
sealed interface Selection extends Operation {
    @Override
    default Arithmetic arithmetic() {
        return Arithmetic.FOLLOW;
    }

    /** A tensor (rows, channels) of zeros with the type of {@code like}. */
    static String zeros(String like, String rows, long channels) {
        return "torch.new_zeros(" + like + ", [" + rows + ", " + channels
                + "], dtype=None, layout=None, device=None, pin_memory=None)";
    }

    /** Refuses operands other than values (N,C), INT64 segments (N) and an INT64 tensor with one row a segment. */
    static void requireSegments(String name, List<TensorType> operands) {
        TensorType values = operands.get(0);
        TensorType segment = operands.get(1);
        TensorType rows = operands.get(2);
        boolean fits = values.rank() == 2 && segment.rank() == 1 && segment.type() == DType.INT64;
        fits = fits && ShapeRules.fits(values.dim(0), segment.dim(0)) && rows.rank() >= 1;
        require(fits, name + " of (N,C) values by (N) INT64 segments, got " + values + " and " + segment);
        require(rows.type() == DType.INT64, name + " takes its row count from an INT64 tensor, got " + rows);
    }

    /** Rows along a dimension: x, index (K). */
    record IndexSelect(int axis) implements Selection {
        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType index = operands.get(1);
            boolean fits = index.rank() == 1 && index.type() == DType.INT64;
            require(fits, "indexSelect needs an (K) INT64 index, got " + index);
            return operands.get(0).withDim(axis, index.dim(0));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch.index_select(" + operands.get(0) + ", " + axis + ", " + operands.get(1) + ")";
        }
    }

    /** Element by element along a dimension: x, index of the same rank, which gives the shape. */
    record Gather(int axis) implements Selection {
        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            TensorType index = operands.get(1);
            boolean fits = index.rank() == x.rank() && index.type() == DType.INT64;
            require(fits, "gather from " + x + " needs an INT64 index of the same rank, got " + index);
            return x.withShape(index.shape());
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch.gather(" + operands.get(0) + ", " + axis + ", " + operands.get(1) + ", sparse_grad=False)";
        }
    }

    /**
     * Largest row of each segment: values (N,C), segment (N), a tensor with one row a segment.
     *
     * @param channels C
     * @param zeroTakesPart whether the zeros it starts from take part in the maximum
     */
    record SegmentMax(long channels, boolean zeroTakesPart) implements Selection {
        @Override
        public TensorType result(List<TensorType> operands) {
            requireSegments("segmentMax", operands);
            return operands.get(0)
                    .withShape(operands.get(2).dim(0), operands.get(0).dim(1));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            String start = zeros(operands.get(0), "torch.size(" + operands.get(2) + ", 0)", channels);
            return "torch.scatter_reduce(" + start + ", 0, torch.expand(torch.unsqueeze(" + operands.get(1)
                    + ", 1), [-1, " + channels + "], implicit=False), " + operands.get(0) + ", \"amax\", include_self="
                    + (zeroTakesPart ? "True)" : "False)");
        }
    }

    /** Rows (V,C) at places (V), each at most once, of a tensor (rows,C) that is zero elsewhere. */
    record ScatterRows(long rows, long channels) implements Selection {
        @Override
        public Arithmetic arithmetic() {
            return Arithmetic.COMPUTE;
        }

        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType values = operands.get(0);
            TensorType place = operands.get(1);
            boolean fits = values.rank() == 2 && place.rank() == 1 && place.type() == DType.INT64 && rows > 0;
            require(
                    fits && ShapeRules.fits(values.dim(0), place.dim(0)),
                    "scatterRows of (V,C) values to (V) INT64 places of " + rows + " rows, got " + values + ", "
                            + place);
            return values.withShape(rows, values.dim(1));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            String start = zeros(operands.get(0), Long.toString(rows), channels);
            return "torch.index_put_(" + start + ", [" + operands.get(1) + "], " + operands.get(0) + ", False)";
        }
    }

    /** Rows of a table by number: table (V,C), index (..) to (..,C). */
    record Embedding() implements Selection {
        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType table = operands.get(0);
            TensorType index = operands.get(1);
            boolean fits = table.rank() == 2 && index.type() == DType.INT64;
            require(fits, "embedding needs a table (V,C) and INT64 indices, got " + table + " and " + index);
            List<Long> sizes = ShapeRules.list(index.shape());
            sizes.add(table.dim(1));
            return table.withShape(ShapeRules.array(sizes));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch.embedding(" + operands.get(0) + ", " + operands.get(1) + ", -1, False, False)";
        }
    }

    /** Sum of the rows of each segment: values (N,C), segment (N), a tensor with one row a segment. */
    record SegmentSum(long channels) implements Selection {
        @Override
        public Arithmetic arithmetic() {
            return Arithmetic.FULL;
        }

        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType rows = operands.get(2);
            requireSegments("segmentSum", operands);
            return new TensorType(DType.FLOAT32, rows.dim(0), operands.get(0).dim(1));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            String start = zeros(operands.get(0), "torch.size(" + operands.get(2) + ", 0)", channels);
            return "torch.index_add(" + start + ", 0, " + operands.get(1) + ", " + operands.get(0) + ", alpha=1)";
        }

        @Override
        public long flops(List<TensorType> operands, TensorType result) {
            return operands.get(0).elements();
        }
    }
}
