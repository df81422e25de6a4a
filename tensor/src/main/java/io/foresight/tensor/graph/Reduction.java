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
}
