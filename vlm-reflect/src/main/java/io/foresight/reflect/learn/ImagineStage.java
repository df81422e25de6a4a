package io.foresight.reflect.learn;

import io.foresight.reflect.model.ReflectSheet;
import io.foresight.reflect.network.ImagineNetwork;
import io.foresight.reflect.read.NetworkReader;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.Graph;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Trains the network that imagines: it starts from what the readers read, which it does not change, and learns what they would read then. */
final class ImagineStage {
    private static final int HELD_SEED = 99;
    private static final int WALKS_WHILE_TRAINING = 60;
    private static final int WALKS_AT_THE_END = 1000;
    private static final int BOARDS_A_WALK = 20; // fewer walks where it only tries whether all works

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
    ImagineStage(
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
    Optional<Weights> run(ReflectConfig.Imagine plan, long seed, Stages stages) {
        Graph graph = ImagineNetwork.learning(plan.loss());
        return stages.train(
                ReflectSheet.IMAGINE,
                graph,
                Weights.initial(graph, new SplittableRandom(plan.training().seed())),
                new ImagineBatches(tasks, plan.batch(), seed, reader),
                plan.training(),
                (step, averaged) -> check(averaged, WALKS_WHILE_TRAINING));
    }

    /** Figures at the end. */
    Map<String, Double> check(Weights weights) {
        return check(weights, WALKS_AT_THE_END);
    }

    private Map<String, Double> check(Weights weights, int most) {
        int walks = Math.min(most, 1 + tasks.boards() / BOARDS_A_WALK);
        return ImaginationCheck.run(engine, weights, precision, new ImagineBatches(held, 1, HELD_SEED, reader), walks);
    }
}
