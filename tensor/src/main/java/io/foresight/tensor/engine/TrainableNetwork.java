package io.foresight.tensor.engine;

import ai.djl.ndarray.NDList;
import ai.djl.training.GradientCollector;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network loaded for training: fp32 master weights and running statistics in native memory, a step that gives losses
 * and adds to the gradients. One per JVM may be inside {@link #step} at a time.
 */
public final class TrainableNetwork implements AutoCloseable {
    private static final String LOSS = "loss";

    private final TensorEngine engine;
    private final MemoryScope scope;
    private final NetworkArchive archive;
    private final LoadedScript script;
    private final Map<String, Symbol> inputs;
    private final List<String> outputs;
    private final TensorGroup parameters;
    private final TensorGroup buffers;
    private final TensorGroup gradients;
    private boolean bound;
    private LoadedScript forwardOnly;

    private TrainableNetwork(TensorEngine engine, NetworkArchive archive, Graph graph, Weights weights) {
        this.engine = engine;
        this.scope = engine.scope();
        this.archive = archive;
        this.script = new LoadedScript(engine, archive.name(), archive.bytes());
        this.inputs = archive.inputs();
        this.outputs = archive.outputs();
        this.parameters = TensorGroup.of(scope, named(weights, graph.parameters()));
        this.buffers = TensorGroup.of(scope, named(weights, graph.buffers()));
        this.gradients = parameters.zerosLike();
        parameters.arrays().values().forEach(array -> array.setRequiresGradient(true));
    }

    /**
     * Compiles the graph for training.
     *
     * @param outputs names of the scalar outputs wanted, {@code loss} among them; none means all outputs of the graph
     */
    public static TrainableNetwork load(
            TensorEngine engine, Graph graph, Weights weights, Precision precision, String... outputs) {
        weights.requireMatch(graph);
        NetworkArchive archive = NetworkArchive.training(graph, precision, outputs);
        if (!archive.outputs().contains(LOSS)) {
            throw new EngineException(
                    "network " + graph.name() + " has no output named loss, only " + archive.outputs());
        }
        for (String output : archive.outputs()) {
            Symbol symbol = graph.outputs().get(output);
            if (symbol.rank() != 0) {
                throw new EngineException(
                        "output " + output + " of a training network must be a scalar, got " + symbol);
            }
        }
        return new TrainableNetwork(engine, archive, graph, weights);
    }

    /** Forward and backward: adds to the gradients, moves the running statistics, gives every output by name. */
    public Map<String, Float> step(Map<String, HostTensor> given) {
        try (MemoryScope step = engine.scope();
                GradientCollector collector = engine.djl().newGradientCollector()) {
            NDList results = script.forward(arguments(step, given), true);
            collector.backward(results.get(outputs.indexOf(LOSS)));
            bindGradients();
            return scalars(results);
        }
    }

    /** Forward only, in training mode: losses without gradients. The running statistics move as in a step. */
    public Map<String, Float> losses(Map<String, HostTensor> given) {
        try (MemoryScope step = engine.scope()) {
            if (forwardOnly == null) {
                // The executor plans for gradients once it has seen them; one module cannot serve both modes.
                forwardOnly = new LoadedScript(engine, archive.name(), archive.bytes());
            }
            return scalars(forwardOnly.forward(arguments(step, given), false));
        }
    }

    /** Inputs by name, as the archive takes them. */
    public Map<String, Symbol> inputs() {
        return inputs;
    }

    /** Master weights. */
    public TensorGroup parameters() {
        return parameters;
    }

    /** Running statistics. */
    public TensorGroup buffers() {
        return buffers;
    }

    /** Gradients summed since they were last zeroed. */
    public TensorGroup gradients() {
        return gradients;
    }

    /** Sets all gradients to zero. */
    public void zeroGradients() {
        gradients.arrays().values().forEach(array -> array.subi(array));
    }

    /** Parameters and running statistics, copied. */
    public Weights weights() {
        Map<String, Weight> all = new LinkedHashMap<>(parameters.toWeights());
        all.putAll(buffers.toWeights());
        return Weights.of(all);
    }

    /** Takes over parameters and running statistics. */
    public void setWeights(Weights weights) {
        parameters
                .arrays()
                .keySet()
                .forEach(name -> parameters.write(name, weights.get(name).values()));
        buffers.arrays()
                .keySet()
                .forEach(name -> buffers.write(name, weights.get(name).values()));
    }

    @Override
    public void close() {
        script.close();
        if (forwardOnly != null) {
            forwardOnly.close();
        }
        scope.close();
    }

    private NDList arguments(MemoryScope step, Map<String, HostTensor> given) {
        NDList arrays = LoadedScript.place(step, inputs, given);
        arrays.addAll(parameters.named("P[]"));
        arrays.addAll(buffers.named("R[]"));
        return arrays;
    }

    /** The native library makes its gradient tensors in the first backward pass and adds to the same ones later. */
    private void bindGradients() {
        if (!bound) {
            parameters.arrays().forEach((name, array) -> gradients.replace(name, array.getGradient()));
            bound = true;
        }
    }

    private Map<String, Float> scalars(NDList results) {
        Map<String, Float> values = new LinkedHashMap<>();
        for (int k = 0; k < outputs.size(); k++) {
            values.put(outputs.get(k), results.get(k).getFloat());
        }
        return values;
    }

    private static Map<String, Weight> named(Weights weights, Map<String, Symbol> symbols) {
        Map<String, Weight> chosen = new LinkedHashMap<>();
        symbols.keySet().forEach(name -> chosen.put(name, weights.get(name)));
        return chosen;
    }
}
