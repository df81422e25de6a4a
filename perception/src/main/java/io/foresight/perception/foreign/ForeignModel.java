package io.foresight.perception.foreign;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.core.file.Sha256;
import io.foresight.perception.anchor.AnchorModel;
import io.foresight.perception.anchor.AnchorNetwork;
import io.foresight.perception.detect.AnchorSpec;
import io.foresight.perception.detect.BadModelException;
import io.foresight.perception.detect.Detector;
import io.foresight.perception.detect.DetectorSpec;
import io.foresight.perception.detect.Detectors;
import io.foresight.perception.detect.ModelSheet;
import io.foresight.perception.detect.PointGraphSpec;
import io.foresight.perception.pointgraph.PointGraphModel;
import io.foresight.perception.pointgraph.PointGraphNetwork;
import io.foresight.tensor.archive.ArchiveException;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.PytorchFile;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A checkpoint that another implementation trained, as a model of this software. The architecture of a PointPillars is read off the shapes of
 * its weights, the rest is said by a {@link ForeignConfig} or by the configuration that belongs to its layout. Point-GNN is known as the
 * reference's {@code car_auto_T1}.
 *
 * @param sheet with the checkpoint's own hash
 * @param weights under this software's names
 * @param layout in which the checkpoint is
 * @param notes what nobody said and was taken from the layout's configuration, for the user to read
 */
public record ForeignModel(ModelSheet sheet, Weights weights, String layout, List<String> notes) {
    /** File name of the weights in an imported model's folder. */
    public static final String WEIGHTS = "weights.safetensors";

    private static final float LOWEST_MERGED = 0.2f; // of Point-GNN: one vertex with the least probability
    private static final String PARALLEL = "module."; // before every name in checkpoints of torch.nn.DataParallel

    public ForeignModel {
        notes = List.copyOf(notes);
    }

    /** Whether a name of a model means a checkpoint: a file, not a folder. */
    public static boolean isCheckpoint(String name) {
        return name.matches(".+\\.(pth|pt|ckpt|bin|safetensors)") && Files.isRegularFile(Path.of(name));
    }

    /** Names of all layouts. */
    public static List<String> layouts() {
        return Stream.concat(ForeignLayout.names().stream(), Stream.of(PointGnnWeights.LAYOUT))
                .toList();
    }

    /**
     * Reads a checkpoint, what {@code torch.save} wrote or safetensors; nothing of it is executed.
     *
     * @throws BadModelException when it cannot be used, with the reason
     */
    public static ForeignModel read(Path file, ForeignConfig config) {
        try {
            Weights read = file.toString().endsWith(".safetensors") ? Weights.load(file) : PytorchFile.read(file);
            boolean pointGnn =
                    config.layout().map(PointGnnWeights.LAYOUT::equals).orElseGet(() -> PointGnnWeights.fits(read));
            return pointGnn ? pointGnn(file, read, config) : pointPillars(file, read, config);
        } catch (ArchiveException e) {
            throw new BadModelException(e.getMessage(), e);
        } catch (BadModelException | IllegalArgumentException e) {
            throw new BadModelException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BadModelException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Builds the detector. */
    public Detector open(TensorEngine engine, Precision precision) {
        return Detectors.of(sheet, weights, engine, precision);
    }

    /**
     * Writes sheet and weights as a model's folder, which is made where it is not there.
     *
     * @return the sheet, with the hash of the written weights
     */
    public ModelSheet write(Path folder) throws IOException {
        Files.createDirectories(folder);
        ModelSheet written = sheet.withSha256(weights.save(folder.resolve(WEIGHTS)));
        written.write(folder);
        return written;
    }

    private static ForeignModel pointPillars(Path file, Weights read, ForeignConfig config) throws IOException {
        boolean parallel = read.byName().keySet().stream().allMatch(name -> name.startsWith(PARALLEL));
        Weights theirs = parallel ? read.renamed(name -> name.substring(PARALLEL.length())) : read;
        ForeignLayout layout = config.layout().map(ForeignLayout::named).orElseGet(() -> ForeignLayout.of(theirs));
        List<String> notes = new ArrayList<>();
        ForeignSettings upstream = layout.settings();
        AnchorModel model = new AnchorModel(
                said(config.volume(), upstream.volume(), "volume", layout, notes),
                LayerSizes.of(layout, theirs),
                said(config.anchors(), upstream.anchors(), "anchors", layout, notes),
                said(config.boxes(), upstream.boxes(), "boxes", layout, notes));
        float threshold = said(config.scoreThreshold(), upstream.scoreThreshold(), "score_threshold", layout, notes);
        Graph graph = AnchorNetwork.of(model);
        Weights weights = WeightMap.apply(layout, theirs, graph);
        weights.requireMatch(graph);
        return of(file, layout.name(), notes, threshold, new AnchorSpec(model), weights);
    }

    private static ForeignModel pointGnn(Path file, Weights theirs, ForeignConfig config) throws IOException {
        if (config.volume().isPresent()
                || config.anchors().isPresent()
                || config.boxes().isPresent()) {
            throw new BadModelException("a Point-GNN has neither volume nor anchors nor boxes: leave them out");
        }
        Weights weights = PointGnnWeights.renamed(theirs);
        weights.requireMatch(PointGraphNetwork.all().toArray(Graph[]::new));
        List<String> notes = List.of("all but the weights is taken from " + PointGnnWeights.CONFIG);
        float threshold = config.scoreThreshold().orElse(LOWEST_MERGED);
        return of(file, PointGnnWeights.LAYOUT, notes, threshold, new PointGraphSpec(PointGraphModel.CAR), weights);
    }

    private static ForeignModel of(
            Path file, String layout, List<String> notes, float threshold, DetectorSpec spec, Weights weights)
            throws IOException {
        ObjectNode origin = JsonNodeFactory.instance.objectNode();
        String hash = Sha256.hex(file);
        origin.put("checkpoint", file.getFileName().toString())
                .put("sha256", hash)
                .put("layout", layout);
        notes.forEach(note -> origin.withArray("notes").add(note));
        ModelSheet sheet = new ModelSheet(ModelSheet.FORMAT, id(file), WEIGHTS, hash, threshold, null, spec, origin);
        return new ForeignModel(sheet, weights, layout, notes);
    }

    private static <T> T said(Optional<T> said, T upstream, String key, ForeignLayout layout, List<String> notes) {
        if (said.isEmpty()) {
            notes.add(key + " is not said, taken from " + layout.config());
        }
        return said.orElse(upstream);
    }

    /** The file's name as a name of a model. */
    private static String id(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.[^.]*$", "");
        String plain = name.replaceAll("[^a-z0-9.-]+", "-").replaceFirst("^[.-]+", "");
        return plain.isEmpty() ? "foreign" : plain.substring(0, Math.min(plain.length(), 64));
    }
}
