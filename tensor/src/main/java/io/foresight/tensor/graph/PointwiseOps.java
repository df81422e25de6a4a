package io.foresight.tensor.graph;

import io.foresight.tensor.graph.WithConstant.Function;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The element-by-element operations and reductions of a {@link Graph}. Binary ones broadcast as NumPy does. */
abstract sealed class PointwiseOps permits ShapeOps {

    /** Appends an operation on tensors of this graph. */
    abstract Symbol append(Operation operation, List<Symbol> operands);

    final Symbol append(Operation operation, Symbol... operands) {
        return append(operation, List.of(operands));
    }

    /** A float as TorchScript source. */
    static String literal(double value) {
        if (!Double.isFinite(value)) {
            throw new GraphException("a constant in a network must be finite, got " + value);
        }
        return Double.toString(value).replace("E", "e");
    }

    /** max(x, 0). */
    public Symbol relu(Symbol x) {
        return append(Unary.RELU, x);
    }

    /** x sigmoid(x). */
    public Symbol silu(Symbol x) {
        return append(Unary.SILU, x);
    }

    /** x Phi(x), exact. */
    public Symbol gelu(Symbol x) {
        return append(Unary.GELU, x);
    }

    /** Hyperbolic tangent. */
    public Symbol tanh(Symbol x) {
        return append(Unary.TANH, x);
    }

    /** Absolute value. */
    public Symbol abs(Symbol x) {
        return append(Unary.ABS, x);
    }

    /** -x. */
    public Symbol neg(Symbol x) {
        return append(Unary.NEG, x);
    }

    /** 1 / (1 + exp(-x)), fp32. */
    public Symbol sigmoid(Symbol x) {
        return append(Unary.SIGMOID, x);
    }

    /** log(1 / (1 + exp(-x))), fp32, without overflow. */
    public Symbol logSigmoid(Symbol x) {
        return append(Unary.LOG_SIGMOID, x);
    }

    /** log(1 + exp(x)), fp32. */
    public Symbol softplus(Symbol x) {
        return append(Unary.SOFTPLUS, x);
    }

    /** e to the x, fp32. */
    public Symbol exp(Symbol x) {
        return append(Unary.EXP, x);
    }

    /** Natural logarithm, fp32. */
    public Symbol log(Symbol x) {
        return append(Unary.LOG, x);
    }

    /** Square root, fp32. */
    public Symbol sqrt(Symbol x) {
        return append(Unary.SQRT, x);
    }

    /** Sine, fp32. */
    public Symbol sin(Symbol x) {
        return append(Unary.SIN, x);
    }

    /** Cosine, fp32. */
    public Symbol cos(Symbol x) {
        return append(Unary.COS, x);
    }

    /** x to a constant power, fp32. */
    public Symbol pow(Symbol x, double exponent) {
        return append(new WithConstant(Function.POWER, exponent), x);
    }

    /** Limits values to [low, high]. */
    public Symbol clamp(Symbol x, double low, double high) {
        return append(new Clamp(low, high), x);
    }

    /** The same values, through which no gradient flows. */
    public Symbol detach(Symbol x) {
        return append(Unary.DETACH, x);
    }

    /** Values as fp32 from here on. */
    public Symbol toFloat(Symbol x) {
        return append(Unary.TO_FLOAT, x);
    }

    /** a + b. */
    public Symbol add(Symbol a, Symbol b) {
        return append(Binary.ADD, a, b);
    }

    /** x + c. */
    public Symbol add(Symbol x, double c) {
        return append(new WithConstant(Function.ADD, c), x);
    }

    /** a - b. */
    public Symbol sub(Symbol a, Symbol b) {
        return append(Binary.SUB, a, b);
    }

    /** x - c. */
    public Symbol sub(Symbol x, double c) {
        return add(x, -c);
    }

    /** c - x. */
    public Symbol sub(double c, Symbol x) {
        return append(new WithConstant(Function.SUBTRACT_FROM, c), x);
    }

    /** a b. */
    public Symbol mul(Symbol a, Symbol b) {
        return append(Binary.MUL, a, b);
    }

    /** c x. */
    public Symbol mul(Symbol x, double c) {
        return append(new WithConstant(Function.MULTIPLY, c), x);
    }

    /** a / b, fp32. */
    public Symbol div(Symbol a, Symbol b) {
        return append(Binary.DIV, a, b);
    }

    /** x / c. */
    public Symbol div(Symbol x, double c) {
        return mul(x, 1 / c);
    }

    /** Smaller of a and b. */
    public Symbol minimum(Symbol a, Symbol b) {
        return append(Binary.MINIMUM, a, b);
    }

    /** Larger of a and b. */
    public Symbol maximum(Symbol a, Symbol b) {
        return append(Binary.MAXIMUM, a, b);
    }

    /** Where a == c. */
    public Symbol equal(Symbol a, double c) {
        return append(new WithConstant(Function.EQUAL, c), a);
    }

    /** Where a > c. */
    public Symbol greater(Symbol a, double c) {
        return append(new WithConstant(Function.GREATER, c), a);
    }

    /** Where a < c. */
    public Symbol less(Symbol a, double c) {
        return append(new WithConstant(Function.LESS, c), a);
    }

    /** Where a == b. */
    public Symbol equal(Symbol a, Symbol b) {
        return append(Binary.EQUAL, a, b);
    }

    /** Where a > b. */
    public Symbol greater(Symbol a, Symbol b) {
        return append(Binary.GREATER, a, b);
    }

    /** Where a < b. */
    public Symbol less(Symbol a, Symbol b) {
        return append(Binary.LESS, a, b);
    }

    /** Where both hold, of BOOL. */
    public Symbol logicalAnd(Symbol a, Symbol b) {
        return append(Binary.AND, a, b);
    }

    /** Where x does not hold, of BOOL. */
    public Symbol logicalNot(Symbol x) {
        return append(Unary.NOT, x);
    }

    /** a where the condition holds, else b. */
    public Symbol where(Symbol condition, Symbol a, Symbol b) {
        return append(new Where(), condition, a, b);
    }

    /** Sum over dimensions (all of them if none is named), fp32. */
    public Symbol sum(Symbol x, boolean keep, int... dims) {
        return reduce(false, x, keep, dims);
    }

    /** Mean over dimensions (all of them if none is named), fp32. */
    public Symbol mean(Symbol x, boolean keep, int... dims) {
        return reduce(true, x, keep, dims);
    }

    /** Sum of everything: a scalar, fp32. */
    public Symbol sum(Symbol x) {
        return sum(x, false);
    }

    /** Mean of everything: a scalar, fp32. */
    public Symbol mean(Symbol x) {
        return mean(x, false);
    }

    /** Largest value along one dimension, which disappears. */
    public Symbol max(Symbol x, int dim) {
        return append(new Reduction.Max(ShapeRules.axis(dim, x.rank())), x);
    }

    /** Place of the largest value along one dimension, which disappears; INT64, the first of equal ones. */
    public Symbol argMax(Symbol x, int dim) {
        return append(new Reduction.ArgMax(ShapeRules.axis(dim, x.rank())), x);
    }

    /** log sum exp(x) along one dimension, which disappears, fp32, without overflow. */
    public Symbol logSumExp(Symbol x, int dim) {
        return append(new Reduction.LogSumExp(ShapeRules.axis(dim, x.rank())), x);
    }

    private Symbol reduce(boolean mean, Symbol x, boolean keep, int... dims) {
        int[] axes = dims.length == 0 ? IntStream.range(0, x.rank()).toArray() : dims;
        return append(new Reduction.Sum(mean, keep, Arrays.stream(axes).boxed().toList()), x);
    }
}
