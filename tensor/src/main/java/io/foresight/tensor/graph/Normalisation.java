package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.PointwiseOps.literal;
import static io.foresight.tensor.graph.ShapeRules.require;

import java.util.List;

/** Normalisations that need no statistics of other samples: operands x, weight (C), bias (C). */
sealed interface Normalisation extends Operation {
    /** Mean, deviation, square, variance, root, product, scale, shift. */
    int FLOPS_EACH = 8;

    @Override
    default Arithmetic arithmetic() {
        return Arithmetic.FULL;
    }

    @Override
    default boolean ownsResult() {
        return true;
    }

    @Override
    default long flops(List<TensorType> operands, TensorType result) {
        return FLOPS_EACH * result.elements();
    }

    /** Over the last dimension. */
    record LayerNorm(double epsilon) implements Normalisation {
        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            long width = operands.get(1).dim(0);
            require(x.rank() >= 1 && x.dim(-1) == width, "layerNorm of (..," + width + ") got " + x);
            return new TensorType(DType.FLOAT32, x.shape());
        }

        @Override
        public String script(List<String> operands, boolean training) {
            String weight = operands.get(1);
            return "torch.layer_norm(" + operands.get(0) + ", [torch.size(" + weight + ", 0)], " + weight + ", "
                    + operands.get(2) + ", " + literal(epsilon) + ", False)";
        }
    }

    /** Over each group of neighbouring channels (dimension 1) and all dimensions behind it. */
    record GroupNorm(int groups, double epsilon) implements Normalisation {
        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            long channels = operands.get(1).dim(0);
            boolean fits = x.rank() >= 2 && x.dim(1) == channels && groups > 0 && channels % groups == 0;
            require(fits, "groupNorm of (B," + channels + ",..) in " + groups + " groups got " + x);
            return new TensorType(DType.FLOAT32, x.shape());
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch.group_norm(" + operands.get(0) + ", " + groups + ", " + operands.get(1) + ", "
                    + operands.get(2) + ", " + literal(epsilon) + ", False)";
        }
    }
}
