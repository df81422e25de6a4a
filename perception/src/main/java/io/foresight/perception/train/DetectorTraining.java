package io.foresight.perception.train;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.detect.Detector;
import io.foresight.perception.detect.Detectors;
import io.foresight.perception.detect.ModelSheet;
import io.foresight.perception.mount.Mounting;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.engine.TrainableNetwork;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.train.NetworkLearner;
import io.foresight.tensor.train.Progress;
import io.foresight.tensor.train.RunOptions;
import io.foresight.tensor.train.Trainer;
import io.foresight.tensor.train.TrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A supervised training run of a detector: from a configuration to a model folder. */
public final class DetectorTraining {
    private static final Logger LOG = LoggerFactory.getLogger(DetectorTraining.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_CUTS = 600;
    private static final int VALIDATION_FRAMES = 80;
    private static final String WEIGHTS = "weights.safetensors";

    private final TrainConfig config;
    private final RunOptions options;

    /** @param options output folder and execution settings of the run; the model is written to {@code model} in that folder */
    public DetectorTraining(TrainConfig config, RunOptions options) {
        this.config = config;
        this.options = options;
    }

    /**
     * Trains to the end, the time limit or a stop request.
     *
     * @return the model folder: the averaged weights and their data sheet
     * @throws io.foresight.tensor.train.TrainingException on bad options, a folder with a run of another configuration, or values that are
     *     not finite
     */
    public Path run(EngineOptions engineOptions, Progress progress) throws IOException {
        try (OpenDatasets data = OpenDatasets.open(config.data(), config.validation())) {
            return run(data.learnt(), data.held(), engineOptions, progress);
        }
    }

    /** Trains on datasets that are already open. */
    Path run(List<Dataset> datasets, Dataset held, EngineOptions engineOptions, Progress progress) throws IOException {
        TensorEngine engine = TensorEngine.start(engineOptions);
        Graph graph = DetectorLearning.of(config).graph();
        Weights initial =
                Weights.initial(graph, new SplittableRandom(config.training().seed()));
        DetectionBatches batches =
                new DetectionBatches(datasets, config, new Augmenter(config.augmentation(), bank(datasets)));
        try (TrainableNetwork network = TrainableNetwork.load(engine, graph, initial, precision())) {
            LOG.info(
                    "{} weights, {} sweeps, batches of {}", initial.count(), batches.samplesPerEpoch(), config.batch());
            Trainer trainer = new Trainer(
                    config.training(),
                    options,
                    new NetworkLearner(engine, network),
                    batches,
                    described(),
                    InstantSource.system(),
                    progress,
                    Optional.of(
                            (step, averaged) -> validate(averaged, engine, held).figures()));
            TrainingResult result = trainer.run();
            Optional<Mounting> mounting =
                    MountingHeights.of(datasets, config.augmentation().liftMetres());
            return export(result, validate(result.averaged(), engine, held), mounting);
        }
    }

    private Optional<ObjectBank> bank(List<Dataset> datasets) throws IOException {
        if (config.bankFrames() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                ObjectBank.collect(datasets.get(0), config.detector().taxonomy(), config.bankFrames(), MOST_CUTS));
    }

    private Precision precision() {
        return Precision.valueOf(config.precision().toUpperCase(Locale.ROOT));
    }

    /** The settings, in addition to the training settings, that determine the result. */
    private Map<String, String> described() {
        ObjectNode tree = JSON.valueToTree(config);
        tree.remove("training");
        Map<String, String> flat = new LinkedHashMap<>();
        tree.properties()
                .forEach(field -> flat.put(field.getKey(), field.getValue().toString()));
        return flat;
    }

    private DetectorValidation validate(Weights averaged, TensorEngine engine, Dataset held) {
        ModelSheet unsaved = sheet("0".repeat(64), 0.5f, Optional.empty(), null);
        try (Detector detector = Detectors.of(unsaved, averaged, engine, precision())) {
            return DetectorValidation.run(detector, held, VALIDATION_FRAMES);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot validate on " + held.name() + ": " + e.getMessage(), e);
        }
    }

    private ModelSheet sheet(String sha256, float threshold, Optional<Mounting> mounting, ObjectNode trained) {
        return new ModelSheet(
                ModelSheet.FORMAT,
                config.id(),
                WEIGHTS,
                sha256,
                threshold,
                mounting.orElse(null),
                config.detector(),
                trained);
    }

    private Path export(TrainingResult result, DetectorValidation validation, Optional<Mounting> mounting)
            throws IOException {
        Path folder = options.directory().resolve("model");
        Files.createDirectories(folder);
        String sha256 = result.averaged().save(folder.resolve(WEIGHTS));
        ObjectNode trained = JSON.createObjectNode();
        trained.put("steps", result.steps());
        trained.put("finished", result.reason().name());
        trained.set("config", JSON.valueToTree(config));
        trained.set("validation", JSON.valueToTree(validation.figures()));
        sheet(sha256, validation.bestThreshold(), mounting, trained).write(folder);
        return folder;
    }
}
