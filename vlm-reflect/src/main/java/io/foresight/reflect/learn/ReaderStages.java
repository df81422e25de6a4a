package io.foresight.reflect.learn;

import io.foresight.reflect.model.ReflectSheet;
import io.foresight.reflect.network.OrderNetwork;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.train.BatchSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Trains the readers of order and of places, and chooses their temperatures on validation boards. */
final class ReaderStages {
    private static final int HELD_SEED = 99;
    private static final int HELD_BATCH = 16;
    private static final int BATCHES_WHILE_TRAINING = 12;
    private static final int BATCHES_AT_THE_END = 60;
    private static final int BOARDS_A_BATCH = 100; // fewer batches where it only tries whether all works

    private final TensorEngine engine;
    private final Precision precision;
    private final int side;
    private final long seed;
    private final TrainingTasks tasks;
    private final TrainingTasks held;
    private final Stages stages;

    /**
     * @param side of the pictures, pixels
     * @param seed of the tasks that are drawn
     * @param held to measure on
     */
    ReaderStages(
            TensorEngine engine,
            Precision precision,
            int side,
            long seed,
            TrainingTasks tasks,
            TrainingTasks held,
            Stages stages) {
        this.engine = engine;
        this.precision = precision;
        this.side = side;
        this.seed = seed;
        this.tasks = tasks;
        this.held = held;
        this.stages = stages;
    }

    /** Both readers by name; empty when training was stopped. */
    Map<String, Trained> run(ReflectConfig.Stage order, ReflectConfig.Stage piece) {
        Optional<Weights> orderWeights = order(order);
        Optional<Weights> pieceWeights = orderWeights.isEmpty() ? Optional.empty() : piece(piece);
        if (pieceWeights.isEmpty()) {
            return Map.of();
        }
        int batches = Math.min(BATCHES_AT_THE_END, 1 + tasks.boards() / BOARDS_A_BATCH);
        ReadingCheck orders = orderCheck(orderWeights.get(), batches);
        ReadingCheck places = pieceCheck(pieceWeights.get(), batches);
        Map<String, Double> orderFigures = new LinkedHashMap<>(orders.calibrated());
        orderFigures.putAll(orders.edges());
        Map<String, Trained> readers = new LinkedHashMap<>();
        readers.put(ReflectSheet.ORDER, new Trained(orderWeights.get(), orders.temperature(), orderFigures));
        readers.put(ReflectSheet.PIECE, new Trained(pieceWeights.get(), places.temperature(), places.calibrated()));
        return readers;
    }

    private Optional<Weights> order(ReflectConfig.Stage stage) {
        Graph graph = OrderNetwork.learning(side);
        return stages.train(
                ReflectSheet.ORDER,
                graph,
                Weights.initial(graph, seeded(stage)),
                new OrderBatches(tasks, side, stage.batch(), seed),
                stage.training(),
                (step, averaged) -> orderCheck(averaged, BATCHES_WHILE_TRAINING).figures());
    }

    private Optional<Weights> piece(ReflectConfig.Stage stage) {
        Graph graph = PieceNetwork.learning(side);
        return stages.train(
                ReflectSheet.PIECE,
                graph,
                Weights.initial(graph, seeded(stage)),
                new PieceBatches(tasks, side, stage.batch(), seed),
                stage.training(),
                (step, averaged) -> pieceCheck(averaged, BATCHES_WHILE_TRAINING).figures());
    }

    private ReadingCheck orderCheck(Weights averaged, int batches) {
        BatchSource source = new OrderBatches(held, side, HELD_BATCH, HELD_SEED);
        Graph serving = OrderNetwork.serving(side, 1);
        return ReadingCheck.run(engine, serving, "order", averaged, precision, source, batches);
    }

    private ReadingCheck pieceCheck(Weights averaged, int batches) {
        BatchSource source = new PieceBatches(held, side, HELD_BATCH, HELD_SEED);
        Graph serving = PieceNetwork.serving(side, 1);
        return ReadingCheck.run(engine, serving, "status", averaged, precision, source, batches);
    }

    private static SplittableRandom seeded(ReflectConfig.Stage stage) {
        return new SplittableRandom(stage.training().seed());
    }
}
