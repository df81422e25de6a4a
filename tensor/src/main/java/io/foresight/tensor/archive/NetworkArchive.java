package io.foresight.tensor.archive;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network written as TorchScript, in memory. The bytes are a {@code .pt} file that libtorch, and Python's
 * {@code torch.jit.load}, open; {@code forward} takes the inputs in order and gives the outputs as a list.
 */
public final class NetworkArchive {
    private final String name;
    private final Precision precision;
    private final Map<String, Symbol> inputs;
    private final List<String> outputs;
    private final String source;
    private final byte[] bytes;

    private NetworkArchive(
            Graph graph, Precision precision, Reachable part, String source, Map<String, TensorData> constants) {
        this.name = graph.name();
        this.precision = precision;
        this.inputs = new LinkedHashMap<>(part.inputs());
        this.outputs = new ArrayList<>(part.outputs().keySet());
        this.source = source;
        ScriptArchive archive = new ScriptArchive(source);
        constants.forEach(archive::constant);
        this.bytes = archive.toBytes();
    }

    /**
     * A network for inference with its weights baked in and batch norms folded.
     *
     * @param outputs names of the outputs wanted, all if none; inputs that they do not need disappear
     */
    public static NetworkArchive inference(Graph graph, Weights weights, Precision precision, String... outputs) {
        return inference(graph, weights, precision, true, outputs);
    }

    /** As {@link #inference} with batch norms left as they are: to check that folding changes nothing. */
    public static NetworkArchive inferenceUnfolded(
            Graph graph, Weights weights, Precision precision, String... outputs) {
        return inference(graph, weights, precision, false, outputs);
    }

    private static NetworkArchive inference(
            Graph graph, Weights weights, Precision precision, boolean fold, String... outputs) {
        Reachable part = new Reachable(graph, outputs);
        InferenceWriter writer = new InferenceWriter(weights, precision, part, fold);
        String source = writer.write();
        return new NetworkArchive(graph, precision, part, source, writer.constants());
    }

    /** A network for training: after the inputs, forward takes all parameters and all running statistics as lists. */
    public static NetworkArchive training(Graph graph, Precision precision, String... outputs) {
        Reachable part = new Reachable(graph, outputs);
        String source = new TrainingWriter(graph, precision, part).write();
        return new NetworkArchive(graph, precision, part, source, Map.of());
    }

    /** Name of the graph. */
    public String name() {
        return name;
    }

    /** Arithmetic it was written in. */
    public Precision precision() {
        return precision;
    }

    /** Inputs in the order of forward's arguments. */
    public Map<String, Symbol> inputs() {
        return Collections.unmodifiableMap(inputs);
    }

    /** Names of the results in order. */
    public List<String> outputs() {
        return List.copyOf(outputs);
    }

    /** The TorchScript text, for reading. */
    public String source() {
        return source;
    }

    /** The file's content. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Writes the file, atomically. */
    public void write(Path file) {
        AtomicFile.write(file, bytes);
    }
}
