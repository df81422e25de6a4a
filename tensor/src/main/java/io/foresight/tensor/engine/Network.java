package io.foresight.tensor.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A network loaded for inference. Several threads may run it at once, each with its own scope. */
public final class Network implements AutoCloseable {
    private static final int WARM_UP_RUNS = 3; // the profiling executor observes two runs, then compiles

    private final TensorEngine engine;
    private final LoadedScript script;
    private final Map<String, Symbol> inputs;
    private final List<String> outputs;
    private final Supplier<NDList> weights;

    private Network(TensorEngine engine, NetworkArchive archive, Supplier<NDList> weights) {
        this.engine = engine;
        this.weights = weights;
        this.script = new LoadedScript(engine, archive.name(), archive.bytes());
        this.inputs = archive.inputs();
        this.outputs = archive.outputs();
    }

    /** Compiles an inference archive on the engine's device. */
    public static Network load(TensorEngine engine, NetworkArchive archive) {
        return new Network(engine, archive, NDList::new);
    }

    /**
     * A network that reads a set of weights at every call, so that it answers with what training has made of them; the set
     * stays the caller's to close, after this. Slower than an archive with its weights baked in.
     *
     * @param outputs names of the outputs wanted; none means all
     */
    public static Network load(
            TensorEngine engine, Graph graph, WeightSet weights, Precision precision, String... outputs) {
        NetworkArchive archive = NetworkArchive.inferenceWithSharedWeights(graph, precision, outputs);
        return new Network(engine, archive, () -> weights.arguments(graph));
    }

    /** Reads and compiles a file that {@link NetworkArchive#write} made. */
    public static Network load(TensorEngine engine, Path file) {
        return load(engine, NetworkArchive.read(file));
    }

    /** Inputs by name; their shapes and types are what {@link #run} demands. */
    public Map<String, Symbol> inputs() {
        return inputs;
    }

    /** Names of the results in order. */
    public List<String> outputs() {
        return outputs;
    }

    /** Results for inputs in order, which belong to the first of them. */
    NDList forward(NDList ordered) {
        ordered.addAll(weights.get());
        return script.forward(ordered, false);
    }

    /**
     * Runs the network. The inputs are read in place on the CPU and must not change meanwhile; the results lie in native
     * memory of the scope and die with it.
     */
    public Map<String, HostTensor> run(MemoryScope scope, Map<String, HostTensor> given) {
        NDList results = forward(LoadedScript.place(scope, inputs, given));
        Map<String, HostTensor> named = new LinkedHashMap<>();
        for (int k = 0; k < outputs.size(); k++) {
            named.put(outputs.get(k), host(results.get(k)));
        }
        return named;
    }

    /** Runs on zeros until the executor has settled; dynamic sizes are taken from {@code sizes} by input name. */
    public void warmUp(Map<String, long[]> sizes) {
        Map<String, HostTensor> zeros = new LinkedHashMap<>();
        inputs.forEach((name, symbol) ->
                zeros.put(name, HostTensor.allocate(symbol.type(), sizes.getOrDefault(name, symbol.shape()))));
        for (int run = 0; run < WARM_UP_RUNS; run++) {
            try (MemoryScope scope = engine.scope()) {
                run(scope, zeros);
            }
        }
    }

    @Override
    public void close() {
        script.close();
    }

    static HostTensor host(NDArray array) {
        return new HostTensor(
                MemoryScope.type(array.getDataType()),
                array.getShape().getShape(),
                array.toByteBuffer(true).order(ByteOrder.nativeOrder()));
    }
}
