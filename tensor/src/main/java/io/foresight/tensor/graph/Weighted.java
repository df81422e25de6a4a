package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.ShapeRules.fits;
import static io.foresight.tensor.graph.ShapeRules.require;

import java.util.List;

/** Products of a tensor by a weight, with an optional bias: operands x, weight, and bias where there is one. */
public sealed interface Weighted extends Operation {
    /** Dimension of the weight that counts the output channels. */
    int outputAxis();

    @Override
    default Arithmetic arithmetic() {
        return Arithmetic.COMPUTE;
    }

    @Override
    default boolean ownsResult() {
        return true;
    }

    /** {@code name}'s bias, the third operand, must have one value an output channel. */
    default void requireBias(String name, List<TensorType> operands) {
        TensorType weight = operands.get(1);
        TensorType bias = operands.size() > 2 ? operands.get(2) : null;
        boolean fits = bias == null || (bias.rank() == 1 && bias.dim(0) == weight.dim(outputAxis()));
        require(fits, name + ": bias " + bias + " does not fit weight " + weight);
    }

    /** The bias expression, or None. */
    static String bias(List<String> operands) {
        return operands.size() > 2 ? operands.get(2) : "None";
    }

    /** (B,in,H,W) by (out,in,k,l). */
    record Conv2d(int stride, int padding) implements Weighted {
        @Override
        public int outputAxis() {
            return 0;
        }

        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            TensorType weight = operands.get(1);
            boolean fits = x.rank() == 4 && weight.rank() == 4 && fits(x.dim(1), weight.dim(1));
            require(fits, "conv2d: input " + x + " does not fit weight (out,in,k,k) " + weight);
            requireBias("conv2d", operands);
            long height = ShapeRules.windowed(x.dim(2), weight.dim(2), stride, padding);
            long width = ShapeRules.windowed(x.dim(3), weight.dim(3), stride, padding);
            return new TensorType(DType.FLOAT32, x.dim(0), weight.dim(0), height, width);
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return String.format(
                    "torch.conv2d(%s, %s, %s, [%d, %d], [%d, %d], [1, 1], 1)",
                    operands.get(0), operands.get(1), bias(operands), stride, stride, padding, padding);
        }

        @Override
        public long flops(List<TensorType> operands, TensorType result) {
            TensorType weight = operands.get(1);
            return 2 * result.elements() * weight.elements() / weight.dim(0);
        }
    }

    /** (B,in,H,W) by (in,out,k,l). */
    record ConvTranspose2d(int stride) implements Weighted {
        @Override
        public int outputAxis() {
            return 1;
        }

        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            TensorType weight = operands.get(1);
            boolean fits = x.rank() == 4 && weight.rank() == 4 && fits(x.dim(1), weight.dim(0));
            require(fits, "convTranspose2d: input " + x + " does not fit weight (in,out,k,k) " + weight);
            requireBias("convTranspose2d", operands);
            long height = x.dim(2) < 0 ? -1 : (x.dim(2) - 1) * stride + weight.dim(2);
            long width = x.dim(3) < 0 ? -1 : (x.dim(3) - 1) * stride + weight.dim(3);
            return new TensorType(DType.FLOAT32, x.dim(0), weight.dim(1), height, width);
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return String.format(
                    "torch.conv_transpose2d(%s, %s, %s, [%d, %d], [0, 0], [0, 0], 1, [1, 1])",
                    operands.get(0), operands.get(1), bias(operands), stride, stride);
        }

        @Override
        public long flops(List<TensorType> operands, TensorType result) {
            TensorType weight = operands.get(1);
            return 2 * operands.get(0).elements() * weight.elements() / weight.dim(0);
        }
    }

    /** (..,in) by (out,in). */
    record Linear() implements Weighted {
        @Override
        public int outputAxis() {
            return 0;
        }

        @Override
        public TensorType result(List<TensorType> operands) {
            TensorType x = operands.get(0);
            TensorType weight = operands.get(1);
            boolean fits = x.rank() >= 1 && weight.rank() == 2 && fits(x.dim(-1), weight.dim(1));
            require(fits, "linear: input " + x + " does not fit weight (out,in) " + weight);
            requireBias("linear", operands);
            long[] shape = x.shape();
            shape[shape.length - 1] = weight.dim(0);
            return new TensorType(DType.FLOAT32, shape);
        }

        @Override
        public String script(List<String> operands, boolean training) {
            return "torch.linear(" + operands.get(0) + ", " + operands.get(1) + ", " + bias(operands) + ")";
        }

        @Override
        public long flops(List<TensorType> operands, TensorType result) {
            return 2 * result.elements() * operands.get(1).dim(1);
        }
    }
}
