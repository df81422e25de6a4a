package io.foresight.reflect.learn;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.model.BadReflectModelException;
import io.foresight.reflect.model.NetworkFile;
import io.foresight.reflect.model.OutcomeTable;
import io.foresight.reflect.model.ReflectSheet;
import io.foresight.reflect.read.NetworkReader;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.engine.TrainableNetwork;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.train.BatchSource;
import io.foresight.tensor.train.NetworkLearner;
import io.foresight.tensor.train.Progress;
import io.foresight.tensor.train.RunOptions;
import io.foresight.tensor.train.StopReason;
import io.foresight.tensor.train.Trainer;
import io.foresight.tensor.train.TrainingResult;
import io.foresight.tensor.train.TrainingSettings;
import io.foresight.tensor.train.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a model that reflects, from a configuration to a model's folder. Its stages are training runs of their own, in folders of their
 * own: a run that is resumed goes on in the stage in which it was stopped. Networks that have no stage are taken from the
 * model that it goes on from.
 */
public final class ReflectTraining {
    private static final Logger LOG = LoggerFactory.getLogger(ReflectTraining.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int HELD_BOARDS = 1000;

    private final ReflectConfig config;
    private final RunOptions options;
    private final Progress progress;
    private final TensorEngine engine;
    private final Precision precision;
    private final TrainingTasks tasks;
    private final TrainingTasks held;
    private final long started = System.nanoTime();

    /** @param options of the whole run, its time limit too; every stage gets a folder in its directory */
    public ReflectTraining(ReflectConfig config, RunOptions options, EngineOptions engineOptions, Progress progress) {
        this.config = config;
        this.options = options;
        this.progress = progress;
        engine = TensorEngine.start(engineOptions);
        precision = Precision.valueOf(config.precision().toUpperCase(Locale.ROOT));
        tasks = new TrainingTasks(TaskSplit.TRAIN, config.boards());
        held = new TrainingTasks(TaskSplit.VAL, HELD_BOARDS);
    }

    /**
     * Trains to the end, the time limit or a request to stop.
     *
     * @return the model's folder; empty when it was stopped before the last stage had ended
     * @throws io.foresight.tensor.train.TrainingException on bad options, a run of another configuration, or values that are not finite
     * @throws io.foresight.reflect.model.BadReflectModelException when the model that it goes on from is not there
     */
    public Optional<Path> run() throws IOException {
        Optional<Earlier> earlier = config.from().map(Earlier::of);
        earlier.ifPresent(model -> requireSide(model.side()));
        Map<String, Trained> networks =
                new LinkedHashMap<>(earlier.map(Earlier::networks).orElse(Map.of()));
        if (config.order().isPresent()) {
            networks.putAll(new ReaderStages(engine, precision, config.side(), config.seed(), tasks, held, this::train)
                    .run(config.order().get(), config.piece().orElseThrow()));
        }
        boolean goesOn = networks.containsKey(ReflectSheet.PIECE);
        if (goesOn && config.policy().isPresent()) {
            Map<String, Weights> policies = policies(config.policy().get(), networks);
            networks.remove(ReflectSheet.POLICY);
            policies.forEach((name, weights) -> networks.put(name, new Trained(weights)));
            goesOn = !policies.isEmpty();
        }
        if (goesOn && config.imagine().isPresent()) {
            Optional<Trained> imagine = imagine(config.imagine().get(), networks);
            imagine.ifPresent(network -> networks.put(ReflectSheet.IMAGINE, network));
            goesOn = imagine.isPresent();
        }
        if (goesOn && config.diffusion().isPresent()) {
            Optional<Trained> diffusion = diffusion(config.diffusion().get(), networks);
            diffusion.ifPresent(network -> networks.put(ReflectSheet.DIFFUSION, network));
            goesOn = diffusion.isPresent();
        }
        return goesOn
                ? Optional.of(
                        export(networks, earlier.map(Earlier::outcomes).orElseGet(() -> OutcomeTable.of(outcomes()))))
                : Optional.empty();
    }

    private void requireSide(int side) {
        if (side != config.side()) {
            throw new BadReflectModelException(
                    "the networks of " + config.from().orElseThrow() + " read pictures of " + side
                            + " pixels, but side is " + config.side() + ": set it to " + side);
        }
    }

    /** The policy sees through the readers, which it does not change. */
    private Map<String, Weights> policies(PolicyPlan plan, Map<String, Trained> networks) {
        Optional<Weights> earlier =
                Optional.ofNullable(networks.get(ReflectSheet.CLONE)).map(Trained::weights);
        if (plan.cloning().isEmpty() && earlier.isEmpty()) {
            throw new BadReflectModelException("there is no clone to go on from"
                    + config.from().map(model -> " in " + model).orElse("") + ": give policy.cloning");
        }
        try (NetworkReader reader = reader(networks);
                PolicyStages stages =
                        new PolicyStages(engine, precision, plan, config.seed(), tasks, held, reader, this::train)) {
            return stages.run(earlier);
        }
    }

    private Optional<Trained> imagine(ReflectConfig.Imagine plan, Map<String, Trained> networks) {
        try (NetworkReader reader = reader(networks)) {
            ImagineStage stage = new ImagineStage(engine, precision, tasks, held, reader);
            return stage.run(plan, config.seed(), this::train)
                    .map(weights -> new Trained(weights, 1, stage.check(weights)));
        }
    }

    private Optional<Trained> diffusion(ReflectConfig.Stage plan, Map<String, Trained> networks) {
        try (NetworkReader reader = reader(networks)) {
            DiffusionStage stage = new DiffusionStage(engine, precision, tasks, held, reader);
            return stage.run(plan, config.seed(), this::train)
                    .map(weights -> new Trained(weights, 1, stage.check(weights)));
        }
    }

    private NetworkReader reader(Map<String, Trained> networks) {
        Trained order = networks.get(ReflectSheet.ORDER);
        Trained piece = networks.get(ReflectSheet.PIECE);
        return new NetworkReader(
                engine,
                config.side(),
                order.weights(),
                order.temperature(),
                piece.weights(),
                piece.temperature(),
                precision);
    }

    private Optional<Weights> train(
            String name, Graph graph, Weights start, BatchSource batches, TrainingSettings how, Validation validation) {
        RunOptions stageOptions = options.inFolder(name);
        if (options.stopAfter().isPresent()) {
            Duration left = options.stopAfter().get().minusNanos(System.nanoTime() - started);
            if (left.isNegative() || left.isZero()) {
                return Optional.empty();
            }
            stageOptions = stageOptions.withStopAfter(left);
        }
        LOG.info("stage {}: {} weights, batches of {}", name, start.count(), batches.batchSize());
        try (TrainableNetwork network = TrainableNetwork.load(engine, graph, start, precision)) {
            TrainingResult result = new Trainer(
                            how,
                            stageOptions,
                            new NetworkLearner(engine, network),
                            batches,
                            Map.of(
                                    "stage",
                                    name,
                                    "batch",
                                    Integer.toString(batches.batchSize()),
                                    "precision",
                                    config.precision()),
                            InstantSource.system(),
                            progress,
                            Optional.of(validation))
                    .run();
            return result.reason() == StopReason.FINISHED ? Optional.of(result.averaged()) : Optional.empty();
        }
    }

    /** Counts how actions end, in the symbolic world with the physical one's failures. */
    private OutcomeRules outcomes() {
        OutcomeCounts counts = new OutcomeCounts();
        try (AssemblyWorld world = new SymbolicWorld(FailureModel.CALIBRATED)) {
            for (int episode = 0; episode < config.outcomeEpisodes().orElseThrow(); episode++) {
                counts.play(world, tasks.task(config.seed() + 1, episode), config.seed() + episode);
            }
        }
        return counts.rules();
    }

    private Path export(Map<String, Trained> trained, OutcomeTable outcomes) throws IOException {
        Path folder = options.directory().resolve("model");
        Files.createDirectories(folder);
        Map<String, NetworkFile> networks = new LinkedHashMap<>();
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        for (Map.Entry<String, Trained> network : trained.entrySet()) {
            String file = network.getKey() + ".safetensors";
            String sha256 = network.getValue().weights().save(folder.resolve(file));
            networks.put(
                    network.getKey(),
                    new NetworkFile(file, sha256, network.getValue().temperature()));
            if (!network.getValue().figures().isEmpty()) {
                figures.put(network.getKey(), network.getValue().figures());
            }
        }
        ObjectNode about = JSON.createObjectNode();
        about.set(ReflectSheet.VALIDATION, JSON.valueToTree(figures));
        new ReflectSheet(ReflectSheet.FORMAT, config.id(), config.side(), networks, outcomes, about).write(folder);
        return folder;
    }
}
