package io.foresight.tensor.graph;

import java.util.List;

/** The second operand where the first, BOOL, holds; else the third. */
record Where() implements Operation {
    @Override
    public Arithmetic arithmetic() {
        return Arithmetic.FOLLOW;
    }

    @Override
    public TensorType result(List<TensorType> operands) {
        TensorType condition = operands.get(0);
        ShapeRules.require(condition.type() == DType.BOOL, "where needs a BOOL condition, got " + condition);
        TensorType a = operands.get(1);
        TensorType values = a.withShape(ShapeRules.broadcast("where", a, operands.get(2)));
        return a.withShape(ShapeRules.broadcast("where", condition, values));
    }

    @Override
    public String script(List<String> operands, boolean training) {
        return "torch.where(" + String.join(", ", operands) + ")";
    }
}
