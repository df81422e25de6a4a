package io.foresight.reflect.learn;

import io.foresight.reflect.model.ReflectSheet;
import io.foresight.reflect.network.DiffusionNetwork;
import io.foresight.reflect.read.DiffusionImagination;
import io.foresight.reflect.read.DiffusionSettings;
import io.foresight.reflect.read.DiffusionWorld;
import io.foresight.reflect.read.NetworkReader;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.Graph;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Trains the network that draws what follows from actions. Whether it is drawn right is what the reader says of it. */
final class DiffusionStage {
    private static final int HELD_SEED = 99;
    private static final int HELD_BATCHES = 8;
    private static final int HELD_BATCH = 8;
    private static final int WALKS = 200;
    private static final int BOARDS_A_WALK = 100; // fewer walks where it only tries whether all works

    private final TensorEngine engine;
    private final Precision precision;
    private final TrainingTasks tasks;
    private final TrainingTasks held;
    private final NetworkReader reader;

    /**
     * @param tasks to learn from
     * @param held to measure on
     * @param reader stays the caller's
     * @throws IllegalArgumentException for tasks to learn from that are there to measure on
     */
    DiffusionStage(
            TensorEngine engine, Precision precision, TrainingTasks tasks, TrainingTasks held, NetworkReader reader) {
        tasks.requireToLearnFrom();
        this.engine = engine;
        this.precision = precision;
        this.tasks = tasks;
        this.held = held;
        this.reader = reader;
    }

    /**
     * The weights; empty when it was stopped.
     *
     * @param seed of the tasks that are drawn
     */
    Optional<Weights> run(ReflectConfig.Stage stage, long seed, Stages stages) {
        Graph graph = DiffusionNetwork.learning();
        DiffusionBatches unseen = new DiffusionBatches(held, reader.side(), HELD_BATCH, HELD_SEED);
        return stages.train(
                ReflectSheet.DIFFUSION,
                graph,
                Weights.initial(graph, new SplittableRandom(stage.training().seed())),
                new DiffusionBatches(tasks, reader.side(), stage.batch(), seed),
                stage.training(),
                (step, averaged) -> HeldLosses.mean(
                        engine, DiffusionNetwork.learning(), averaged, precision, unseen, HELD_BATCHES));
    }

    /** Figures at the end. */
    Map<String, Double> check(Weights weights) {
        DiffusionWorld world =
                new DiffusionImagination(engine, weights, precision).world(reader, DiffusionSettings.USUAL);
        return DrawnCheck.run(world, reader, held, HELD_SEED, Math.min(WALKS, 1 + tasks.boards() / BOARDS_A_WALK));
    }
}
