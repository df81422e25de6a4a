package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.PointwiseOps.literal;

import java.util.List;

/** Limits values to [low, high]. */
record Clamp(double low, double high) implements Operation {
    Clamp {
        ShapeRules.require(low <= high, "clamp needs low <= high, got " + low + " and " + high);
        literal(low);
        literal(high);
    }

    @Override
    public Arithmetic arithmetic() {
        return Arithmetic.FOLLOW;
    }

    @Override
    public TensorType result(List<TensorType> operands) {
        return operands.get(0);
    }

    @Override
    public String script(List<String> operands, boolean training) {
        return "torch.clamp(" + operands.get(0) + ", " + literal(low) + ", " + literal(high) + ")";
    }
}
