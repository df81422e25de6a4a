package io.foresight.tensor.archive;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A network written as TorchScript, in memory. The bytes are a {@code .pt} file that libtorch, and Python's
 * {@code torch.jit.load}, open; {@code forward} takes the inputs in order and gives the outputs as a list.
 */
public final class NetworkArchive {
    private final NetworkSheet sheet;
    private final String source;
    private final byte[] bytes;

    private NetworkArchive(NetworkSheet sheet, String source, byte[] bytes) {
        this.sheet = sheet;
        this.source = source;
        this.bytes = bytes;
    }

    /**
     * A network for inference with its weights baked in and batch norms folded.
     *
     * @param outputs names of the outputs wanted, all if none; inputs that they do not need disappear
     * @throws ArchiveException listing every weight that is missing or has another shape than the network wants
     */
    public static NetworkArchive inference(Graph graph, Weights weights, Precision precision, String... outputs) {
        return inference(graph, weights, precision, true, outputs);
    }

    /** As {@link #inference} with batch norms left as they are: to check that folding changes nothing. */
    public static NetworkArchive inferenceUnfolded(
            Graph graph, Weights weights, Precision precision, String... outputs) {
        return inference(graph, weights, precision, false, outputs);
    }

    /** A network for training: after the inputs, forward takes all parameters and all running statistics as lists. */
    public static NetworkArchive training(Graph graph, Precision precision, String... outputs) {
        return withSharedWeights(graph, precision, true, outputs);
    }

    /** A network for inference that, as one for training, takes its weights at every call, so that it sees them change. */
    public static NetworkArchive inferenceWithSharedWeights(Graph graph, Precision precision, String... outputs) {
        return withSharedWeights(graph, precision, false, outputs);
    }

    private static NetworkArchive withSharedWeights(
            Graph graph, Precision precision, boolean training, String... outputs) {
        Reachable part = new Reachable(graph, training, outputs);
        String source = new SharedWeightsWriter(graph, precision, part, training).write();
        return write(graph, precision, part, source, Map.of());
    }

    /** Reads a file that {@link #write(Path)} wrote; every fault of the file is an {@link ArchiveException} naming it. */
    public static NetworkArchive read(Path file) {
        return parse(file, HashedFile.read(file));
    }

    /** As {@link #read(Path)}, and the file must have this SHA-256 (hex). */
    public static NetworkArchive read(Path file, String sha256) {
        return parse(file, HashedFile.read(file, sha256));
    }

    /** Name of the graph. */
    public String name() {
        return sheet.name();
    }

    /** Arithmetic it was written in. */
    public Precision precision() {
        return sheet.precision();
    }

    /** Inputs in the order of forward's arguments. */
    public Map<String, Symbol> inputs() {
        return Collections.unmodifiableMap(sheet.inputs());
    }

    /** Names of the results in order. */
    public List<String> outputs() {
        return List.copyOf(sheet.outputs());
    }

    /** The TorchScript text, for reading. */
    public String source() {
        return source;
    }

    /** The file's content. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Writes the file, atomically. Returns its SHA-256 in hex. */
    public String write(Path file) {
        return HashedFile.write(file, bytes);
    }

    private static NetworkArchive inference(
            Graph graph, Weights weights, Precision precision, boolean fold, String... outputs) {
        Reachable part = new Reachable(graph, false, outputs);
        weights.requireMatch(graph, part);
        InferenceWriter writer = new InferenceWriter(weights, precision, part, fold);
        String source = writer.write();
        return write(graph, precision, part, source, writer.constants());
    }

    private static NetworkArchive write(
            Graph graph, Precision precision, Reachable part, String source, Map<String, TensorData> constants) {
        List<String> outputs = new ArrayList<>(part.outputs().keySet());
        NetworkSheet sheet = new NetworkSheet(graph.name(), precision, part.inputs(), outputs);
        ScriptArchive archive = new ScriptArchive(source).extra(NetworkSheet.RECORD, sheet.toBytes());
        constants.forEach(archive::constant);
        return new NetworkArchive(sheet, archive.source(), archive.toBytes());
    }

    private static NetworkArchive parse(Path file, byte[] bytes) {
        Map<String, byte[]> records = StoredRecords.read(file.toString(), bytes);
        byte[] sheet = records.get(NetworkSheet.RECORD);
        byte[] code = records.get(ScriptArchive.CODE);
        if (sheet == null || code == null) {
            throw new ArchiveException(file + ": a zip, but not a network that Foresight wrote: it lacks "
                    + (sheet == null ? NetworkSheet.RECORD : ScriptArchive.CODE));
        }
        String source = new String(code, StandardCharsets.UTF_8);
        return new NetworkArchive(NetworkSheet.parse(file.toString(), sheet), source, bytes);
    }
}
