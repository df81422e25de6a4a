package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.Arithmetic.FOLLOW;
import static io.foresight.tensor.graph.Arithmetic.FULL;

import java.util.List;

/**
 * A tensor and a constant, element by element.
 *
 * @param constant finite
 */
record WithConstant(Function function, double constant) implements Operation {
    /** What is done to them. */
    enum Function {
        ADD("add", ", 1"),
        SUBTRACT_FROM("rsub", ", 1"),
        MULTIPLY("mul", ""),
        POWER("pow", ""),
        EQUAL("eq", ""),
        GREATER("gt", ""),
        LESS("lt", "");

        private final String name;
        private final String moreArguments;

        Function(String name, String moreArguments) {
            this.name = name;
            this.moreArguments = moreArguments;
        }

        boolean compares() {
            return this == EQUAL || this == GREATER || this == LESS;
        }
    }

    WithConstant {
        PointwiseOps.literal(constant);
    }

    @Override
    public Arithmetic arithmetic() {
        return function == Function.POWER ? FULL : FOLLOW;
    }

    @Override
    public TensorType result(List<TensorType> operands) {
        TensorType x = operands.get(0);
        DType type = function.compares() ? DType.BOOL : function == Function.POWER ? DType.FLOAT32 : x.type();
        return new TensorType(type, x.shape());
    }

    @Override
    public String script(List<String> operands, boolean training) {
        return "torch." + function.name + "(" + operands.get(0) + ", " + PointwiseOps.literal(constant)
                + function.moreArguments + ")";
    }

    @Override
    public boolean ownsResult() {
        return function == Function.ADD;
    }
}
