package io.foresight.reflect.learn;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.model.NetworkFile;
import io.foresight.reflect.model.OutcomeTable;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.model.ReflectSheet;
import io.foresight.reflect.network.OrderNetwork;
import io.foresight.reflect.network.PieceNetwork;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a model that reflects, from a configuration to a model's folder. Its stages are training runs of their own, in folders of their
 * own: a run that is resumed goes on in the stage in which it was stopped. Temperatures are chosen on validation boards.
 */
public final class ReflectTraining {
    private static final Logger LOG = LoggerFactory.getLogger(ReflectTraining.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int HELD_BOARDS = 1000;
    private static final int HELD_SEED = 99;
    private static final int HELD_BATCH = 16;
    private static final int BATCHES_WHILE_TRAINING = 12;
    private static final int BATCHES_AT_THE_END = 60;
    private static final int BOARDS_A_BATCH = 100; // fewer batches where it only tries whether all works
    private static final int READERS = 2;

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
     * @throws io.foresight.reflect.model.BadReflectModelException when the readers are not there
     */
    public Optional<Path> run() throws IOException {
        Map<String, Weights> trained =
                config.readers().isPresent() ? taken(config.readers().get()) : readers();
        if (trained.size() < READERS) {
            return Optional.empty();
        }
        if (config.policy().isPresent()) {
            Map<String, Weights> policies = policies(config.policy().get(), trained);
            if (policies.isEmpty()) {
                return Optional.empty();
            }
            trained.putAll(policies);
        }
        if (config.imagine().isPresent()) {
            Optional<Weights> imagine = imagine(config.imagine().get(), trained);
            if (imagine.isEmpty()) {
                return Optional.empty();
            }
            trained.put(ReflectSheet.IMAGINE, imagine.get());
        }
        return Optional.of(export(trained));
    }

    private static Map<String, Weights> taken(String model) {
        Path folder = ReflectModel.find(model);
        Map<String, NetworkFile> networks = ReflectSheet.read(folder).networks();
        Map<String, Weights> taken = new LinkedHashMap<>();
        for (String name : List.of(ReflectSheet.ORDER, ReflectSheet.PIECE)) {
            taken.put(
                    name,
                    Weights.load(
                            folder.resolve(networks.get(name).weights()),
                            networks.get(name).sha256()));
        }
        return taken;
    }

    private Map<String, Weights> readers() {
        Map<String, Weights> trained = new LinkedHashMap<>();
        order(config.order().orElseThrow()).ifPresent(weights -> trained.put(ReflectSheet.ORDER, weights));
        if (!trained.isEmpty()) {
            piece(config.piece().orElseThrow()).ifPresent(weights -> trained.put(ReflectSheet.PIECE, weights));
        }
        return trained;
    }

    private Optional<Weights> order(ReflectConfig.Stage stage) {
        Graph graph = OrderNetwork.learning(config.side());
        return train(
                ReflectSheet.ORDER,
                graph,
                Weights.initial(graph, seeded(stage)),
                new OrderBatches(tasks, config.side(), stage.batch(), config.seed()),
                stage.training(),
                (step, averaged) -> orderCheck(averaged, BATCHES_WHILE_TRAINING).figures());
    }

    private Optional<Weights> piece(ReflectConfig.Stage stage) {
        Graph graph = PieceNetwork.learning(config.side());
        return train(
                ReflectSheet.PIECE,
                graph,
                Weights.initial(graph, seeded(stage)),
                new PieceBatches(tasks, config.side(), stage.batch(), config.seed()),
                stage.training(),
                (step, averaged) -> pieceCheck(averaged, BATCHES_WHILE_TRAINING).figures());
    }

    /** The policy sees through the readers, which it does not change. */
    private Map<String, Weights> policies(PolicyPlan plan, Map<String, Weights> trained) {
        try (NetworkReader reader = reader(trained, 1);
                PolicyStages stages =
                        new PolicyStages(engine, precision, plan, config.seed(), tasks, held, reader, this::train)) {
            return stages.run();
        }
    }

    private Optional<Weights> imagine(ReflectConfig.Imagine plan, Map<String, Weights> trained) {
        double temperature =
                orderCheck(trained.get(ReflectSheet.ORDER), batchesAtTheEnd()).temperature();
        try (NetworkReader reader = reader(trained, temperature)) {
            return new ImagineStage(engine, precision, tasks, held, reader).run(plan, config.seed(), this::train);
        }
    }

    private NetworkReader reader(Map<String, Weights> trained, double orderTemperature) {
        return new NetworkReader(
                engine,
                config.side(),
                trained.get(ReflectSheet.ORDER),
                orderTemperature,
                trained.get(ReflectSheet.PIECE),
                1,
                precision);
    }

    private int batchesAtTheEnd() {
        return Math.min(BATCHES_AT_THE_END, 1 + config.boards() / BOARDS_A_BATCH);
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

    private static SplittableRandom seeded(ReflectConfig.Stage stage) {
        return new SplittableRandom(stage.training().seed());
    }

    private ReadingCheck orderCheck(Weights averaged, int batches) {
        BatchSource source = new OrderBatches(held, config.side(), HELD_BATCH, HELD_SEED);
        Graph serving = OrderNetwork.serving(config.side(), 1);
        return ReadingCheck.run(engine, serving, "order", averaged, precision, source, batches);
    }

    private ReadingCheck pieceCheck(Weights averaged, int batches) {
        BatchSource source = new PieceBatches(held, config.side(), HELD_BATCH, HELD_SEED);
        Graph serving = PieceNetwork.serving(config.side(), 1);
        return ReadingCheck.run(engine, serving, "status", averaged, precision, source, batches);
    }

    /** Counts how actions end, in the symbolic world with the physical one's failures. */
    private OutcomeRules outcomes() {
        OutcomeCounts counts = new OutcomeCounts();
        try (AssemblyWorld world = new SymbolicWorld(FailureModel.CALIBRATED)) {
            for (int episode = 0; episode < config.outcomeEpisodes(); episode++) {
                counts.play(world, tasks.task(config.seed() + 1, episode), config.seed() + episode);
            }
        }
        return counts.rules();
    }

    private Path export(Map<String, Weights> trained) throws IOException {
        Path folder = options.directory().resolve("model");
        Files.createDirectories(folder);
        ReadingCheck order = orderCheck(trained.get(ReflectSheet.ORDER), batchesAtTheEnd());
        ReadingCheck piece = pieceCheck(trained.get(ReflectSheet.PIECE), batchesAtTheEnd());
        Map<String, Double> orderFigures = new LinkedHashMap<>(order.calibrated());
        orderFigures.putAll(order.edges());
        ObjectNode about = JSON.createObjectNode();
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        figures.put(ReflectSheet.ORDER, orderFigures);
        figures.put(ReflectSheet.PIECE, piece.calibrated());
        if (trained.containsKey(ReflectSheet.IMAGINE)) {
            try (NetworkReader reader = reader(trained, order.temperature())) {
                figures.put(
                        ReflectSheet.IMAGINE,
                        new ImagineStage(engine, precision, tasks, held, reader)
                                .check(trained.get(ReflectSheet.IMAGINE)));
            }
        }
        about.set("validation", JSON.valueToTree(figures));
        Map<String, Double> temperatures =
                Map.of(ReflectSheet.ORDER, order.temperature(), ReflectSheet.PIECE, piece.temperature());
        Map<String, NetworkFile> networks = new LinkedHashMap<>();
        for (Map.Entry<String, Weights> network : trained.entrySet()) {
            String file = network.getKey() + ".safetensors";
            String sha256 = network.getValue().save(folder.resolve(file));
            networks.put(
                    network.getKey(), new NetworkFile(file, sha256, temperatures.getOrDefault(network.getKey(), 1.0)));
        }
        new ReflectSheet(ReflectSheet.FORMAT, config.id(), config.side(), networks, OutcomeTable.of(outcomes()), about)
                .write(folder);
        return folder;
    }
}
