package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.Arithmetic.FOLLOW;
import static io.foresight.tensor.graph.Arithmetic.FULL;

import java.util.List;

/** Functions of one tensor, element by element. */
public enum Unary implements Operation {
    /** max(x, 0). */
    RELU("relu", "", FOLLOW),
    /** x sigmoid(x). */
    SILU("silu", "", FOLLOW),
    /** x Phi(x). */
    GELU("gelu", ", approximate=\"none\"", FOLLOW),
    /** Hyperbolic tangent. */
    TANH("tanh", "", FOLLOW),
    /** Absolute value. */
    ABS("abs", "", FOLLOW),
    /** -x. */
    NEG("neg", "", FOLLOW),
    /** 1 / (1 + exp(-x)). */
    SIGMOID("sigmoid", "", FULL),
    /** log(1 / (1 + exp(-x))). */
    LOG_SIGMOID("log_sigmoid", "", FULL),
    /** log(1 + exp(x)). */
    SOFTPLUS("softplus", ", 1, 20", FULL),
    /** e to the x. */
    EXP("exp", "", FULL),
    /** Natural logarithm. */
    LOG("log", "", FULL),
    /** Square root. */
    SQRT("sqrt", "", FULL),
    /** Sine. */
    SIN("sin", "", FULL),
    /** Cosine. */
    COS("cos", "", FULL),
    /** x without a gradient. */
    DETACH("detach", "", FOLLOW),
    /** x as fp32. */
    TO_FLOAT("to", ", 6, False, False, None", FULL),
    /** Not x, of truth values. */
    NOT("logical_not", "", FOLLOW);

    private final String function;
    private final String moreArguments;
    private final Arithmetic arithmetic;

    Unary(String function, String moreArguments, Arithmetic arithmetic) {
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
        TensorType x = operands.get(0);
        ShapeRules.require(this != NOT || x.type() == DType.BOOL, "logicalNot needs BOOL, got " + x);
        return arithmetic == FULL ? new TensorType(DType.FLOAT32, x.shape()) : x;
    }

    @Override
    public String script(List<String> operands, boolean training) {
        return "torch." + function + "(" + operands.get(0) + moreArguments + ")";
    }
}
