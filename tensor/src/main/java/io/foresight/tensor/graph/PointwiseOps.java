package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.Arithmetic.FOLLOW;
import static io.foresight.tensor.graph.Arithmetic.FULL;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The element-by-element operations and reductions of a {@link Graph}. Binary ones broadcast as NumPy does. */
abstract sealed class PointwiseOps permits ShapeOps {

    /** Appends an expression; see {@link Node}. */
    abstract Symbol call(String template, Arithmetic arithmetic, DType type, long[] shape, List<Symbol> operands);

    /** A float as TorchScript source. */
    static String literal(double value) {
        if (!Double.isFinite(value)) {
            throw new GraphException("a constant in a network must be finite, got " + value);
        }
        return Double.toString(value).replace("E", "e");
    }

    /** max(x, 0). */
    public Symbol relu(Symbol x) {
        return unary("torch.relu({0})", FOLLOW, x);
    }

    /** x sigmoid(x). */
    public Symbol silu(Symbol x) {
        return unary("torch.silu({0})", FOLLOW, x);
    }

    /** x Phi(x), exact. */
    public Symbol gelu(Symbol x) {
        return unary("torch.gelu({0}, approximate=\"none\")", FOLLOW, x);
    }

    /** Hyperbolic tangent. */
    public Symbol tanh(Symbol x) {
        return unary("torch.tanh({0})", FOLLOW, x);
    }

    /** Absolute value. */
    public Symbol abs(Symbol x) {
        return unary("torch.abs({0})", FOLLOW, x);
    }

    /** -x. */
    public Symbol neg(Symbol x) {
        return unary("torch.neg({0})", FOLLOW, x);
    }

    /** 1 / (1 + exp(-x)), fp32. */
    public Symbol sigmoid(Symbol x) {
        return unary("torch.sigmoid({0})", FULL, x);
    }

    /** log(1 / (1 + exp(-x))), fp32, without overflow. */
    public Symbol logSigmoid(Symbol x) {
        return unary("torch.log_sigmoid({0})", FULL, x);
    }

    /** log(1 + exp(x)), fp32. */
    public Symbol softplus(Symbol x) {
        return unary("torch.softplus({0}, 1, 20)", FULL, x);
    }

    /** e to the x, fp32. */
    public Symbol exp(Symbol x) {
        return unary("torch.exp({0})", FULL, x);
    }

    /** Natural logarithm, fp32. */
    public Symbol log(Symbol x) {
        return unary("torch.log({0})", FULL, x);
    }

    /** Square root, fp32. */
    public Symbol sqrt(Symbol x) {
        return unary("torch.sqrt({0})", FULL, x);
    }

    /** Sine, fp32. */
    public Symbol sin(Symbol x) {
        return unary("torch.sin({0})", FULL, x);
    }

    /** Cosine, fp32. */
    public Symbol cos(Symbol x) {
        return unary("torch.cos({0})", FULL, x);
    }

    /** x to a constant power, fp32. */
    public Symbol pow(Symbol x, double exponent) {
        return unary("torch.pow({0}, " + literal(exponent) + ")", FULL, x);
    }

    /** Limits values to [low, high]. */
    public Symbol clamp(Symbol x, double low, double high) {
        return unary("torch.clamp({0}, " + literal(low) + ", " + literal(high) + ")", FOLLOW, x);
    }

    /** The same values, through which no gradient flows. */
    public Symbol detach(Symbol x) {
        return unary("torch.detach({0})", FOLLOW, x);
    }

    /** Values as fp32 from here on. */
    public Symbol toFloat(Symbol x) {
        return call("torch.to({0}, 6, False, False, None)", FULL, DType.FLOAT32, x.shape(), List.of(x));
    }

    /** a + b. */
    public Symbol add(Symbol a, Symbol b) {
        return binary("add", "torch.add({0}, {1}, alpha=1)", FOLLOW, a, b);
    }

    /** x + c. */
    public Symbol add(Symbol x, double c) {
        return unary("torch.add({0}, " + literal(c) + ", 1)", FOLLOW, x);
    }

    /** a - b. */
    public Symbol sub(Symbol a, Symbol b) {
        return binary("sub", "torch.sub({0}, {1}, alpha=1)", FOLLOW, a, b);
    }

    /** x - c. */
    public Symbol sub(Symbol x, double c) {
        return add(x, -c);
    }

    /** c - x. */
    public Symbol sub(double c, Symbol x) {
        return unary("torch.rsub({0}, " + literal(c) + ", 1)", FOLLOW, x);
    }

    /** a b. */
    public Symbol mul(Symbol a, Symbol b) {
        return binary("mul", "torch.mul({0}, {1})", FOLLOW, a, b);
    }

    /** c x. */
    public Symbol mul(Symbol x, double c) {
        return unary("torch.mul({0}, " + literal(c) + ")", FOLLOW, x);
    }

    /** a / b, fp32. */
    public Symbol div(Symbol a, Symbol b) {
        return binary("div", "torch.div({0}, {1})", FULL, a, b);
    }

    /** x / c. */
    public Symbol div(Symbol x, double c) {
        return mul(x, 1 / c);
    }

    /** Smaller of a and b. */
    public Symbol minimum(Symbol a, Symbol b) {
        return binary("minimum", "torch.minimum({0}, {1})", FOLLOW, a, b);
    }

    /** Larger of a and b. */
    public Symbol maximum(Symbol a, Symbol b) {
        return binary("maximum", "torch.maximum({0}, {1})", FOLLOW, a, b);
    }

    /** Where a == c. */
    public Symbol equal(Symbol a, double c) {
        return compare("eq", a, c);
    }

    /** Where a > c. */
    public Symbol greater(Symbol a, double c) {
        return compare("gt", a, c);
    }

    /** Where a < c. */
    public Symbol less(Symbol a, double c) {
        return compare("lt", a, c);
    }

    /** Where a == b. */
    public Symbol equal(Symbol a, Symbol b) {
        long[] shape = ShapeRules.broadcast("equal", a, b);
        return call("torch.eq({0}, {1})", FOLLOW, DType.BOOL, shape, List.of(a, b));
    }

    /** a where the condition holds, else b. */
    public Symbol where(Symbol condition, Symbol a, Symbol b) {
        ShapeRules.require(condition.type() == DType.BOOL, "where needs a BOOL condition, got " + condition);
        long[] values = ShapeRules.broadcast("where", a, b);
        Symbol like = new Symbol(condition.graph(), -1, null, a.type(), values);
        long[] shape = ShapeRules.broadcast("where", condition, like);
        return call("torch.where({0}, {1}, {2})", FOLLOW, a.type(), shape, List.of(condition, a, b));
    }

    /** Sum over dimensions (all of them if none is named), fp32. */
    public Symbol sum(Symbol x, boolean keep, int... dims) {
        return reduce("sum", x, keep, dims);
    }

    /** Mean over dimensions (all of them if none is named), fp32. */
    public Symbol mean(Symbol x, boolean keep, int... dims) {
        return reduce("mean", x, keep, dims);
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
        int axis = ShapeRules.axis(dim, x.rank());
        long[] shape = ShapeRules.reduced(x, false, axis);
        return call("torch.amax({0}, [" + axis + "], False)", FOLLOW, x.type(), shape, List.of(x));
    }

    private Symbol unary(String template, Arithmetic arithmetic, Symbol x) {
        DType type = arithmetic == FULL ? DType.FLOAT32 : x.type();
        return call(template, arithmetic, type, x.shape(), List.of(x));
    }

    private Symbol binary(String what, String template, Arithmetic arithmetic, Symbol a, Symbol b) {
        long[] shape = ShapeRules.broadcast(what, a, b);
        boolean isFloat = arithmetic == FULL || a.type() == DType.FLOAT32 || b.type() == DType.FLOAT32;
        DType type = isFloat ? DType.FLOAT32 : a.type();
        return call(template, arithmetic, type, shape, List.of(a, b));
    }

    private Symbol compare(String function, Symbol a, double c) {
        String text = "torch." + function + "({0}, " + literal(c) + ")";
        return call(text, FOLLOW, DType.BOOL, a.shape(), List.of(a));
    }

    private Symbol reduce(String function, Symbol x, boolean keep, int... dims) {
        String axes = Arrays.stream(dims.length == 0 ? allOf(x) : dims)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        String text = "torch." + function + "({0}, [" + axes + "], " + (keep ? "True" : "False") + ", dtype=6)";
        return call(text, FULL, DType.FLOAT32, ShapeRules.reduced(x, keep, dims), List.of(x));
    }

    private static int[] allOf(Symbol x) {
        return IntStream.range(0, x.rank()).toArray();
    }
}
