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
import io.foresight.reflect.model.ReflectSheet;
import io.foresight.reflect.network.OrderNetwork;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.reflect.network.PolicyNetwork;
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
     */
    public Optional<Path> run() throws IOException {
        Map<String, Weights> trained = new LinkedHashMap<>();
        order().ifPresent(weights -> trained.put(ReflectSheet.ORDER, weights));
        if (trained.containsKey(ReflectSheet.ORDER)) {
            piece().ifPresent(weights -> trained.put(ReflectSheet.PIECE, weights));
        }
        if (trained.containsKey(ReflectSheet.PIECE) && config.policy().isPresent()) {
            policy(config.policy().get(), trained.get(ReflectSheet.PIECE))
                    .ifPresent(weights -> trained.put(ReflectSheet.POLICY, weights));
        }
        int stages = config.policy().isPresent() ? 3 : 2;
        return trained.size() == stages ? Optional.of(export(trained)) : Optional.empty();
    }

    private Optional<Weights> order() {
        ReflectConfig.Stage stage = config.order();
        Graph graph = OrderNetwork.learning(config.side());
        return train(
                ReflectSheet.ORDER,
                graph,
                Weights.initial(graph, seeded(stage)),
                new OrderBatches(tasks, config.side(), stage.batch(), config.seed()),
                stage,
                (step, averaged) -> orderCheck(averaged, BATCHES_WHILE_TRAINING).figures());
    }

    private Optional<Weights> piece() {
        ReflectConfig.Stage stage = config.piece();
        Graph graph = PieceNetwork.learning(config.side());
        return train(
                ReflectSheet.PIECE,
                graph,
                Weights.initial(graph, seeded(stage)),
                new PieceBatches(tasks, config.side(), stage.batch(), config.seed()),
                stage,
                (step, averaged) -> pieceCheck(averaged, BATCHES_WHILE_TRAINING).figures());
    }

    /** The policy looks at pieces with the reader's eyes, which it does not change. */
    private Optional<Weights> policy(ReflectConfig.Stage stage, Weights piece) {
        Graph graph = PolicyNetwork.learning(config.side());
        try (FrozenViews views = new FrozenViews(engine, config.side(), piece, precision)) {
            return train(
                    ReflectSheet.POLICY,
                    graph,
                    Weights.initial(graph, seeded(stage)),
                    new CloningBatches(tasks, config.side(), stage.batch(), config.seed(), views),
                    stage,
                    (step, averaged) -> policyCheck(averaged, views));
        }
    }

    private Optional<Weights> train(
            String name,
            Graph graph,
            Weights start,
            BatchSource batches,
            ReflectConfig.Stage stage,
            Validation validation) {
        RunOptions stageOptions = options.inFolder(name);
        if (options.stopAfter().isPresent()) {
            Duration left = options.stopAfter().get().minusNanos(System.nanoTime() - started);
            if (left.isNegative() || left.isZero()) {
                return Optional.empty();
            }
            stageOptions = stageOptions.withStopAfter(left);
        }
        LOG.info("stage {}: {} weights, batches of {}", name, start.count(), stage.batch());
        try (TrainableNetwork network = TrainableNetwork.load(engine, graph, start, precision)) {
            TrainingResult result = new Trainer(
                            stage.training(),
                            stageOptions,
                            new NetworkLearner(engine, network),
                            batches,
                            Map.of(
                                    "stage",
                                    name,
                                    "batch",
                                    Integer.toString(stage.batch()),
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

    private Map<String, Double> policyCheck(Weights averaged, FrozenViews views) {
        BatchSource source = new CloningBatches(held, config.side(), HELD_BATCH, HELD_SEED, views);
        Map<String, Double> mean = new LinkedHashMap<>();
        try (TrainableNetwork network =
                TrainableNetwork.load(engine, PolicyNetwork.learning(config.side()), averaged, precision)) {
            for (int index = 0; index < BATCHES_WHILE_TRAINING; index++) {
                network.losses(ReadingCheck.inputs(ReadingCheck.batch(source, index)))
                        .forEach((name, value) ->
                                mean.merge(name, value / (double) BATCHES_WHILE_TRAINING, Double::sum));
            }
        }
        return mean;
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
        ReadingCheck order = orderCheck(trained.get(ReflectSheet.ORDER), BATCHES_AT_THE_END);
        ReadingCheck piece = pieceCheck(trained.get(ReflectSheet.PIECE), BATCHES_AT_THE_END);
        Map<String, Double> orderFigures = new LinkedHashMap<>(order.calibrated());
        orderFigures.putAll(order.edges());
        ObjectNode about = JSON.createObjectNode();
        about.set("validation", JSON.valueToTree(Map.of("order", orderFigures, "piece", piece.calibrated())));
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
