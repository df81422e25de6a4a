package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.ShapeRules.require;

import io.foresight.tensor.graph.Node.Call;
import io.foresight.tensor.graph.Node.Source;
import io.foresight.tensor.graph.Node.Source.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A network described once: every call appends a node and checks shapes at once, before any tensor exists. From the
 * same graph come an archive for inference and one for training. Not thread-safe; building costs microseconds a node.
 */
public final class Graph extends SequenceOps {
    /** Name of the input that {@link #seed()} makes. */
    public static final String SEED = "seed";

    private final String name;
    private final List<Symbol> symbols = new ArrayList<>();
    private final Map<String, Symbol> inputs = new LinkedHashMap<>();
    private final Map<String, Symbol> parameters = new LinkedHashMap<>();
    private final Map<String, Symbol> buffers = new LinkedHashMap<>();
    private final Map<String, Symbol> outputs = new LinkedHashMap<>();
    private boolean fullPrecision;
    private long nextSize = -2;
    private int nextStream;

    /** @param name shown in messages */
    public Graph(String name) {
        this.name = name;
    }

    /** Something given at every call. A negative size may differ from call to call. */
    public Symbol input(String inputName, DType type, long... shape) {
        long[] known = Arrays.stream(shape).map(size -> Math.max(-1, size)).toArray();
        return keep(inputs, new Source(Role.INPUT, inputName, null), new TensorType(type, dynamic(known)));
    }

    /** A trainable fp32 weight. */
    public Symbol parameter(String parameterName, Init init, long... shape) {
        TensorType type = new TensorType(DType.FLOAT32, shape);
        type.elements();
        return keep(parameters, new Source(Role.PARAMETER, parameterName, init), type);
    }

    /** An fp32 tensor saved with the weights but not trained. */
    public Symbol buffer(String bufferName, Init init, long... shape) {
        TensorType type = new TensorType(DType.FLOAT32, shape);
        type.elements();
        return keep(buffers, new Source(Role.BUFFER, bufferName, init), type);
    }

    /** As {@link #conv2d(Symbol, Symbol, Symbol, int, int)} without bias. */
    public Symbol conv2d(Symbol x, Symbol weight, int stride, int padding) {
        return conv2d(x, weight, null, stride, padding);
    }

    /** (B,in,H,W) by weight (out,in,k,l), bias (out) or null: (B,out,H',W') with H' = (H + 2 padding - k)/stride + 1. */
    public Symbol conv2d(Symbol x, Symbol weight, Symbol bias, int stride, int padding) {
        return weighted(new Weighted.Conv2d(stride, padding), x, weight, bias);
    }

    /** As {@link #convTranspose2d(Symbol, Symbol, Symbol, int)} without bias. */
    public Symbol convTranspose2d(Symbol x, Symbol weight, int stride) {
        return convTranspose2d(x, weight, null, stride);
    }

    /** (B,in,H,W) by weight (in,out,k,l), bias (out) or null: (B,out,(H - 1) stride + k, (W - 1) stride + l). */
    public Symbol convTranspose2d(Symbol x, Symbol weight, Symbol bias, int stride) {
        return weighted(new Weighted.ConvTranspose2d(stride), x, weight, bias);
    }

    /** As {@link #linear(Symbol, Symbol, Symbol)} without bias. */
    public Symbol linear(Symbol x, Symbol weight) {
        return linear(x, weight, null);
    }

    /** (..,in) by weight (out,in), bias (out) or null: (..,out). */
    public Symbol linear(Symbol x, Symbol weight, Symbol bias) {
        return weighted(new Weighted.Linear(), x, weight, bias);
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
        return append(
                new BatchNorm(eps, momentum),
                x,
                parameter(normName + ".weight", Init.constant(1), channels),
                parameter(normName + ".bias", Init.constant(0), channels),
                buffer(normName + ".running_mean", Init.constant(0), channels),
                buffer(normName + ".running_var", Init.constant(1), channels));
    }

    /**
     * Normalises over the last dimension (Ba, Kiros and Hinton 2016), fp32; owns {@code name.weight} and {@code .bias}.
     * (..,C) with a fixed C.
     */
    public Symbol layerNorm(String normName, Symbol x, double eps) {
        require(x.rank() >= 1 && x.dim(-1) > 0, "layerNorm " + normName + " needs (..,C) with a fixed C, got " + x);
        return normalised(new Normalisation.LayerNorm(eps), normName, x, x.dim(-1));
    }

    /**
     * Normalises each of {@code groups} groups of neighbouring channels of (B,C,..) over all places (Wu and He 2018), fp32;
     * owns {@code name.weight} and {@code .bias}. Unlike a batch norm it is the same when training and serving.
     */
    public Symbol groupNorm(String normName, Symbol x, int groups, double eps) {
        require(x.rank() >= 2 && x.dim(1) > 0, "groupNorm " + normName + " needs (B,C,..) with a fixed C, got " + x);
        return normalised(new Normalisation.GroupNorm(groups, eps), normName, x, x.dim(1));
    }

    private Symbol normalised(Normalisation norm, String normName, Symbol x, long channels) {
        Symbol weight = parameter(normName + ".weight", Init.constant(1), channels);
        return append(norm, x, weight, parameter(normName + ".bias", Init.constant(0), channels));
    }

    /**
     * The seed of everything random in this network: an INT64 scalar input named {@value #SEED}, there once something
     * asks for it. Whoever trains gives another one at every step.
     */
    @Override
    public Symbol seed() {
        Symbol seed = inputs.get(SEED);
        return seed == null ? input(SEED, DType.INT64) : seed;
    }

    @Override
    int nextStream() {
        return nextStream++;
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

    /**
     * Floating-point operations, a multiply-add counted as two, with the sizes of the inputs given by name. Element-by-element
     * functions, reductions and batch norms, which are folded away, count nothing beside the products.
     */
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
    Symbol append(Operation operation, List<Symbol> operands) {
        operands.forEach(this::check);
        TensorType type =
                operation.result(operands.stream().map(Symbol::tensorType).toList());
        Arithmetic arithmetic = fullPrecision ? Arithmetic.FULL : operation.arithmetic();
        return add(
                new Call(operation, operands, arithmetic),
                type.withShape(dynamic(type.shape())),
                operation.getClass().getSimpleName());
    }

    private Symbol weighted(Weighted operation, Symbol x, Symbol weight, Symbol bias) {
        return bias == null ? append(operation, x, weight) : append(operation, x, weight, bias);
    }

    private Symbol keep(Map<String, Symbol> family, Source source, TensorType type) {
        String key = source.name();
        boolean taken = inputs.containsKey(key) || parameters.containsKey(key) || buffers.containsKey(key);
        require(!taken, "graph " + name + " already has an input, parameter or buffer " + key + ", wanted " + type);
        Symbol symbol = add(source, type, key);
        family.put(key, symbol);
        return symbol;
    }

    private Symbol add(Node node, TensorType type, String what) {
        for (long size : type.shape()) {
            require(size != 0, "a tensor " + type + " would be empty: " + what);
        }
        Symbol symbol = new Symbol(this, symbols.size(), node, type);
        symbols.add(symbol);
        return symbol;
    }

    /** Every -1, a size that nothing is known of, replaced by a negative number of its own. */
    private long[] dynamic(long... shape) {
        long[] sizes = shape.clone();
        for (int d = 0; d < sizes.length; d++) {
            sizes[d] = sizes[d] == -1 ? nextSize-- : sizes[d];
        }
        return sizes;
    }

    private void check(Symbol x) {
        require(x.graph() == this, "tensor " + x + " belongs to graph " + x.graph().name + ", not to " + name);
    }
}
