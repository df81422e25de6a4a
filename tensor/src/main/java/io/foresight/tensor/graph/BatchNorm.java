package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.PointwiseOps.literal;

import java.util.List;

/**
 * Normalises every channel (dimension 1) over all other dimensions (Ioffe and Szegedy 2015). Operands: x, weight, bias,
 * running mean, running variance. Costs no operations of its own, because writing for inference folds it away.
 *
 * @param epsilon added to the variance
 * @param momentum share of the new batch in the running statistics
 */
public record BatchNorm(double epsilon, double momentum) implements Operation {
    @Override
    public Arithmetic arithmetic() {
        return Arithmetic.FOLLOW;
    }

    @Override
    public TensorType result(List<TensorType> operands) {
        return new TensorType(DType.FLOAT32, operands.get(0).shape());
    }

    @Override
    public String script(List<String> operands, boolean training) {
        return "torch.batch_norm(" + String.join(", ", operands) + ", " + (training ? "True" : "False") + ", "
                + literal(momentum) + ", " + literal(epsilon) + ", False)";
    }

    @Override
    public boolean keepsFullPrecision(int operand) {
        return operand > 0;
    }

    @Override
    public boolean ownsResult() {
        return true;
    }
}
