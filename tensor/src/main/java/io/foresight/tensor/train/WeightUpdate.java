package io.foresight.tensor.train;

import java.util.Map;
import java.util.Optional;

/** The weights of a run with their gradients, moments and averages, wherever they lie, and how a step moves them. */
interface WeightUpdate extends AutoCloseable {
    /** A value that is not finite, and where it was found. */
    record BadValue(String where, double value) {}

    TensorLayout parameterLayout();

    TensorLayout bufferLayout();

    void clearGradients();

    /** Adds the gradients of one batch; gives its losses. */
    Map<String, Double> learn(Batch batch, long seed);

    /** Euclidean norm of all gradients as they were summed; not finite exactly when one of them is not. */
    double gradientNorm();

    Optional<BadValue> firstBadGradient();

    /**
     * One step, and what follows from it: weights, running statistics, averages.
     *
     * @param step counted from 0
     * @param scale factor on the summed gradients
     */
    void apply(long step, double scale, double learningRate, double beta1);

    BetaProducts products();

    /** Lengths of the sections of a checkpoint, by name in order. */
    Map<String, Integer> sections();

    /** The numbers of one section: a view or a copy, not to be written to. */
    float[] section(String name);

    /** Takes over numbers of the same sections and lengths. */
    void restore(Map<String, float[]> arrays);

    @Override
    default void close() {}
}
