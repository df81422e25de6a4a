package io.foresight.tensor.engine;

import ai.djl.ndarray.NDList;
import ai.djl.training.GradientCollector;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network loaded for training: a step gives losses and adds to the gradients of its weights. One per JVM may be inside
 * {@link #step} at a time.
 */
public final class TrainableNetwork implements AutoCloseable {
    private static final String LOSS = "loss";

    private final TensorEngine engine;
    private final Graph graph;
    private final NetworkArchive archive;
    private final LoadedScript script;
    private final WeightSet weights;
    private final boolean ownsWeights;
    private LoadedScript forwardOnly;

    private TrainableNetwork(
            TensorEngine engine, Graph graph, NetworkArchive archive, WeightSet weights, boolean ownsWeights) {
        this.engine = engine;
        this.graph = graph;
        this.archive = archive;
        this.script = new LoadedScript(engine, archive.name(), archive.bytes());
        this.weights = weights;
        this.ownsWeights = ownsWeights;
    }

    /**
     * Compiles the graph for training weights of its own.
     *
     * @param outputs names of the scalar outputs wanted, {@code loss} among them; none means all outputs of the graph
     */
    public static TrainableNetwork load(
            TensorEngine engine, Graph graph, Weights weights, Precision precision, String... outputs) {
        weights.requireMatch(graph);
        NetworkArchive archive = archive(graph, precision, outputs);
        return new TrainableNetwork(engine, graph, archive, WeightSet.of(engine, weights, graph), true);
    }

    /** As above on a set of weights that other networks may share; it stays the caller's to close, after this. */
    public static TrainableNetwork load(
            TensorEngine engine, Graph graph, WeightSet weights, Precision precision, String... outputs) {
        return new TrainableNetwork(engine, graph, archive(graph, precision, outputs), weights, false);
    }

    private static NetworkArchive archive(Graph graph, Precision precision, String... outputs) {
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
        return archive;
    }

    /** Forward and backward: adds to the gradients, moves the running statistics, gives every output by name. */
    public Map<String, Float> step(Map<String, HostTensor> given) {
        weights.gradients(); // there before the collector, which may not be nested
        try (MemoryScope step = engine.scope();
                GradientCollector collector = engine.djl().newGradientCollector()) {
            NDList results = script.forward(arguments(step, given), true);
            collector.backward(results.get(archive.outputs().indexOf(LOSS)));
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
        return archive.inputs();
    }

    /** The weights it stands on, and their gradients. */
    public WeightSet weightSet() {
        return weights;
    }

    /** Trained weights of its set. */
    public TensorGroup parameters() {
        return weights.parameters();
    }

    /** Running statistics, and what else of its set is not trained. */
    public TensorGroup buffers() {
        return weights.buffers();
    }

    /** Gradients of its set, summed since they were last zeroed. */
    public TensorGroup gradients() {
        return weights.gradients();
    }

    /** Sets all gradients of its set to zero. */
    public void zeroGradients() {
        weights.zeroGradients();
    }

    /** All weights of its set, copied. */
    public Weights weights() {
        return weights.weights();
    }

    /** Overwrites all weights of its set. */
    public void setWeights(Weights values) {
        weights.setWeights(values);
    }

    @Override
    public void close() {
        script.close();
        if (forwardOnly != null) {
            forwardOnly.close();
        }
        if (ownsWeights) {
            weights.close();
        }
    }

    private NDList arguments(MemoryScope step, Map<String, HostTensor> given) {
        NDList arrays = LoadedScript.place(step, archive.inputs(), given);
        arrays.addAll(weights.arguments(graph));
        return arrays;
    }

    private Map<String, Float> scalars(NDList results) {
        Map<String, Float> values = new LinkedHashMap<>();
        for (int k = 0; k < archive.outputs().size(); k++) {
            values.put(archive.outputs().get(k), results.get(k).getFloat());
        }
        return values;
    }
}
