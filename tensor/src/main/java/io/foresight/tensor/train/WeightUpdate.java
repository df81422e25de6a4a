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

    /** All numbers by section of a checkpoint: views or copies, not to be written to. */
    Map<String, float[]> arrays();

    /** Takes over numbers of the same sections and lengths. */
    void restore(Map<String, float[]> arrays);

    @Override
    default void close() {}
}
