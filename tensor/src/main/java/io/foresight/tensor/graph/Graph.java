package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.ShapeRules.fits;
import static io.foresight.tensor.graph.ShapeRules.require;
import static io.foresight.tensor.graph.ShapeRules.text;

import io.foresight.tensor.graph.Node.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A network described once: every call appends a node and checks shapes at once, before any tensor exists. From the
 * same graph come an archive for inference and one for training. Not thread-safe; building costs microseconds a node.
 */
public final class Graph extends ShapeOps {
    private final String name;
    private final List<Symbol> symbols = new ArrayList<>();
    private final Map<String, Symbol> inputs = new LinkedHashMap<>();
    private final Map<String, Symbol> parameters = new LinkedHashMap<>();
    private final Map<String, Symbol> buffers = new LinkedHashMap<>();
    private final Map<String, Symbol> outputs = new LinkedHashMap<>();
    private boolean fullPrecision;
    private long nextSize = -2;

    /** @param name shown in messages */
    public Graph(String name) {
        this.name = name;
    }

    /** Something given at every call. A negative size may differ from call to call. */
    public Symbol input(String inputName, DType type, long... shape) {
        long[] sizes = shape.clone();
        for (int d = 0; d < sizes.length; d++) {
            sizes[d] = sizes[d] < 0 ? freshSize() : sizes[d];
        }
        return keep(inputs, inputName, Kind.INPUT, null, type, sizes);
    }

    /** A trainable fp32 weight. */
    public Symbol parameter(String parameterName, Init init, long... shape) {
        ShapeRules.elements(shape);
        return keep(parameters, parameterName, Kind.PARAMETER, init, DType.FLOAT32, shape);
    }

    /** An fp32 tensor saved with the weights but not trained. */
    public Symbol buffer(String bufferName, Init init, long... shape) {
        ShapeRules.elements(shape);
        return keep(buffers, bufferName, Kind.BUFFER, init, DType.FLOAT32, shape);
    }

    /** As {@link #conv2d(Symbol, Symbol, Symbol, int, int)} without bias. */
    public Symbol conv2d(Symbol x, Symbol weight, int stride, int padding) {
        return conv2d(x, weight, null, stride, padding);
    }

    /** (B,in,H,W) by weight (out,in,k,l), bias (out) or null: (B,out,H',W') with H' = (H + 2 padding - k)/stride + 1. */
    public Symbol conv2d(Symbol x, Symbol weight, Symbol bias, int stride, int padding) {
        boolean fits = x.rank() == 4 && weight.rank() == 4 && fits(x.dim(1), weight.dim(1));
        require(fits, "conv2d: input " + x + " does not fit weight (out,in,k,k) " + weight);
        requireBias("conv2d", weight, bias, 0);
        long height = ShapeRules.windowed(x.dim(2), weight.dim(2), stride, padding);
        long width = ShapeRules.windowed(x.dim(3), weight.dim(3), stride, padding);
        String text = String.format(
                "torch.conv2d({0}, {1}, {2}, [%d, %d], [%d, %d], [1, 1], 1)", stride, stride, padding, padding);
        return weighted(Kind.CONV2D, text, x, weight, bias, x.dim(0), weight.dim(0), height, width);
    }

    /** As {@link #convTranspose2d(Symbol, Symbol, Symbol, int)} without bias. */
    public Symbol convTranspose2d(Symbol x, Symbol weight, int stride) {
        return convTranspose2d(x, weight, null, stride);
    }

    /** (B,in,H,W) by weight (in,out,k,l), bias (out) or null: (B,out,(H - 1) stride + k, (W - 1) stride + l). */
    public Symbol convTranspose2d(Symbol x, Symbol weight, Symbol bias, int stride) {
        boolean fits = x.rank() == 4 && weight.rank() == 4 && fits(x.dim(1), weight.dim(0));
        require(fits, "convTranspose2d: input " + x + " does not fit weight (in,out,k,k) " + weight);
        requireBias("convTranspose2d", weight, bias, 1);
        long height = x.dim(2) < 0 ? -1 : (x.dim(2) - 1) * stride + weight.dim(2);
        long width = x.dim(3) < 0 ? -1 : (x.dim(3) - 1) * stride + weight.dim(3);
        String text = String.format(
                "torch.conv_transpose2d({0}, {1}, {2}, [%d, %d], [0, 0], [0, 0], 1, [1, 1])", stride, stride);
        return weighted(Kind.CONV_TRANSPOSE2D, text, x, weight, bias, x.dim(0), weight.dim(1), height, width);
    }

    /** As {@link #linear(Symbol, Symbol, Symbol)} without bias. */
    public Symbol linear(Symbol x, Symbol weight) {
        return linear(x, weight, null);
    }

    /** (..,in) by weight (out,in), bias (out) or null: (..,out). */
    public Symbol linear(Symbol x, Symbol weight, Symbol bias) {
        boolean fits = x.rank() >= 1 && weight.rank() == 2 && fits(x.dim(-1), weight.dim(1));
        require(fits, "linear: input " + x + " does not fit weight (out,in) " + weight);
        requireBias("linear", weight, bias, 0);
        long[] shape = x.shape();
        shape[shape.length - 1] = weight.dim(0);
        return weighted(Kind.LINEAR, "torch.linear({0}, {1}, {2})", x, weight, bias, shape);
    }

    /**
     * Normalises every channel (dimension 1) of (N,C) or (B,C,H,W) over all other dimensions (Ioffe and Szegedy 2015);
     * owns {@code name.weight}, {@code .bias}, {@code .running_mean}, {@code .running_var}. An inference archive uses the
     * running statistics, folded into the convolution or linear layer before it where that feeds nothing else.
     *
     * @param momentum share of the new batch in the running statistics
     */
    public Symbol batchNorm(String normName, Symbol x, double eps, double momentum) {
        boolean fits = (x.rank() == 2 || x.rank() == 4) && x.dim(1) > 0;
        require(fits, "batchNorm " + normName + " needs (N,C) or (B,C,H,W) with a fixed C, got " + x);
        long channels = x.dim(1);
        List<Symbol> operands = List.of(
                x,
                parameter(normName + ".weight", Init.constant(1), channels),
                parameter(normName + ".bias", Init.constant(0), channels),
                buffer(normName + ".running_mean", Init.constant(0), channels),
                buffer(normName + ".running_var", Init.constant(1), channels));
        String text = "torch.batch_norm({0}, {1}, {2}, {3}, {4}, {training}, " + literal(momentum) + ", " + literal(eps)
                + ", False)";
        Node node = new Node(Kind.BATCH_NORM, literal(eps), text, operands, Arithmetic.FOLLOW, null);
        return append(node, DType.FLOAT32, x.shape());
    }

    /** What is built inside takes and gives fp32 even where the rest is bf16: metric coordinates, last layers. */
    public Symbol inFullPrecision(Supplier<Symbol> part) {
        boolean before = fullPrecision;
        fullPrecision = true;
        try {
            return part.get();
        } finally {
            fullPrecision = before;
        }
    }

    /** Names a result. */
    public void output(String outputName, Symbol x) {
        check(x);
        require(outputs.putIfAbsent(outputName, x) == null, "graph " + name + " already has an output " + outputName);
    }

    /** Multiply-adds counted as two, for convolutions and linear layers, with the sizes of the inputs given by name. */
    public long flops(Map<String, long[]> inputShapes) {
        return new FlopCount(this, inputShapes).total();
    }

    /** As given. */
    public String name() {
        return name;
    }

    /** Everything in the order it was built; operands stand before their users. */
    public List<Symbol> symbols() {
        return Collections.unmodifiableList(symbols);
    }

    /** Inputs by name, in order. */
    public Map<String, Symbol> inputs() {
        return Collections.unmodifiableMap(inputs);
    }

    /** Trainable weights by name, in order. */
    public Map<String, Symbol> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** Running statistics by name, in order. */
    public Map<String, Symbol> buffers() {
        return Collections.unmodifiableMap(buffers);
    }

    /** Results by name, in order. */
    public Map<String, Symbol> outputs() {
        return Collections.unmodifiableMap(outputs);
    }

    @Override
    Symbol call(String template, Arithmetic arithmetic, DType type, long[] shape, List<Symbol> operands) {
        return append(new Node(Kind.CALL, "", template, operands, ruled(arithmetic), null), type, shape);
    }

    @Override
    long freshSize() {
        return nextSize--;
    }

    private Symbol weighted(Kind kind, String text, Symbol x, Symbol weight, Symbol bias, long... shape) {
        List<Symbol> operands = bias == null ? List.of(x, weight) : List.of(x, weight, bias);
        return append(new Node(kind, "", text, operands, ruled(Arithmetic.COMPUTE), null), DType.FLOAT32, shape);
    }

    private Arithmetic ruled(Arithmetic wanted) {
        return fullPrecision ? Arithmetic.FULL : wanted;
    }

    private static void requireBias(String what, Symbol weight, Symbol bias, int axis) {
        boolean fits = bias == null || (bias.rank() == 1 && bias.dim(0) == weight.dim(axis));
        require(fits, what + ": bias " + bias + " does not fit weight " + weight);
    }

    private Symbol keep(Map<String, Symbol> family, String key, Kind kind, Init init, DType type, long... shape) {
        boolean taken = inputs.containsKey(key) || parameters.containsKey(key) || buffers.containsKey(key);
        require(
                !taken,
                "graph " + name + " already has an input, parameter or buffer " + key + ", wanted " + text(shape));
        Symbol symbol = append(new Node(kind, key, "", List.of(), Arithmetic.FOLLOW, init), type, shape);
        family.put(key, symbol);
        return symbol;
    }

    private Symbol append(Node node, DType type, long... shape) {
        node.operands().forEach(this::check);
        for (long size : shape) {
            require(size != 0, "a tensor of shape " + text(shape) + " would be empty: " + node.template());
        }
        Symbol symbol = new Symbol(this, symbols.size(), node, type, shape);
        symbols.add(symbol);
        return symbol;
    }

    private void check(Symbol x) {
        require(x.graph() == this, "tensor " + x + " belongs to graph " + x.graph().name + ", not to " + name);
    }
}
