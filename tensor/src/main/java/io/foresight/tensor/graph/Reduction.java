package io.foresight.tensor.graph;

import java.util.List;

/** Operations along one or several dimensions. */
sealed interface Reduction extends Operation {
    @Override
    default Arithmetic arithmetic() {
        return Arithmetic.FULL;
    }

    /** Sum or mean over dimensions. */
    record Sum(boolean mean, boolean keep, List<Integer> dims) implements Reduction {
        public Sum {
            dims = List.copyOf(dims);
        }

        @Override
        public TensorType result(List<TensorType> operands) {
            int[] axes = dims.stream().mapToInt(Integer::intValue).toArray();
            return new TensorType(DType.FLOAT32, ShapeRules.reduced(operands.get(0), keep, axes));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch." + (mean ? "mean" : "sum") + "(" + operands.get(0) + ", " + dims + ", "
                    + (keep ? "True" : "False") + ", dtype=6)";
        }
    }

    /** Largest value along one dimension, which disappears. */
    record Max(int axis) implements Reduction {
        @Override
        public Arithmetic arithmetic() {
            return Arithmetic.FOLLOW;
        }

        @Override
        public TensorType result(List<TensorType> operands) {
            return operands.get(0).withShape(ShapeRules.reduced(operands.get(0), false, axis));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch.amax(" + operands.get(0) + ", [" + axis + "], False)";
        }
    }

    /** exp(x) / sum exp(x) along a dimension, or its logarithm. */
    record Softmax(int axis, boolean log) implements Reduction {
        private static final int FLOPS_EACH = 5; // largest, subtract, exp, sum, divide

        @Override
        public TensorType result(List<TensorType> operands) {
            return new TensorType(DType.FLOAT32, operands.get(0).shape());
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch." + (log ? "log_softmax" : "softmax") + "(" + operands.get(0) + ", " + axis + ", dtype=None)";
        }

        @Override
        public long flops(List<TensorType> operands, TensorType result) {
            return FLOPS_EACH * result.elements();
        }
    }

    /** log sum exp(x) along one dimension, which disappears, without overflow. */
    record LogSumExp(int axis) implements Reduction {
        private static final int FLOPS_EACH = 4; // largest, subtract, exp, sum

        @Override
        public TensorType result(List<TensorType> operands) {
            return new TensorType(DType.FLOAT32, ShapeRules.reduced(operands.get(0), false, axis));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch.logsumexp(" + operands.get(0) + ", [" + axis + "], False)";
        }

        @Override
        public long flops(List<TensorType> operands, TensorType result) {
            return FLOPS_EACH * operands.get(0).elements();
        }
    }

    /** Place of the largest value along one dimension, which disappears, INT64; the first of equal ones. */
    record ArgMax(int axis) implements Reduction {
        @Override
        public Arithmetic arithmetic() {
            return Arithmetic.FOLLOW;
        }

        @Override
        public TensorType result(List<TensorType> operands) {
            return new TensorType(DType.INT64, ShapeRules.reduced(operands.get(0), false, axis));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch.argmax(" + operands.get(0) + ", " + axis + ", False)";
        }
    }
}
