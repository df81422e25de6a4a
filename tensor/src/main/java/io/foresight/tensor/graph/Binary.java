package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.Arithmetic.FOLLOW;
import static io.foresight.tensor.graph.Arithmetic.FULL;

import java.util.List;

/** Functions of two tensors, element by element, broadcast as NumPy does. */
enum Binary implements Operation {
    ADD("add", ", alpha=1", FOLLOW),
    SUB("sub", ", alpha=1", FOLLOW),
    MUL("mul", "", FOLLOW),
    DIV("div", "", FULL),
    MINIMUM("minimum", "", FOLLOW),
    MAXIMUM("maximum", "", FOLLOW),
    EQUAL("eq", "", FOLLOW),
    GREATER("gt", "", FOLLOW),
    LESS("lt", "", FOLLOW),
    AND("logical_and", "", FOLLOW);

    private final String function;
    private final String moreArguments;
    private final Arithmetic arithmetic;

    Binary(String function, String moreArguments, Arithmetic arithmetic) {
        this.function = function;
        this.moreArguments = moreArguments;
        this.arithmetic = arithmetic;
    }

    @Override
    public Arithmetic arithmetic() {
        return arithmetic;
    }

    @Override
    public TensorType result(List<TensorType> operands) {
        TensorType a = operands.get(0);
        TensorType b = operands.get(1);
        boolean truths = a.type() == DType.BOOL && b.type() == DType.BOOL;
        ShapeRules.require(this != AND || truths, "logicalAnd needs BOOL, got " + a + " and " + b);
        boolean isFloat = arithmetic == FULL || a.type() == DType.FLOAT32 || b.type() == DType.FLOAT32;
        DType type = givesTruth() ? DType.BOOL : isFloat ? DType.FLOAT32 : a.type();
        return new TensorType(type, ShapeRules.broadcast(function, a, b));
    }

    /** Whether the result is a truth value. */
    private boolean givesTruth() {
        return this == EQUAL || this == GREATER || this == LESS || this == AND;
    }

    @Override
    public String script(List<String> operands, boolean training) {
        return "torch." + function + "(" + operands.get(0) + ", " + operands.get(1) + moreArguments + ")";
    }

    @Override
    public boolean ownsResult() {
        return this == ADD;
    }
}
