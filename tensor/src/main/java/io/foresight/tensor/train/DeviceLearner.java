package io.foresight.tensor.train;

import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.engine.WeightSet;
import java.util.Map;

/** A learner whose weights and gradients lie in the engine's memory, so that a step can be worked out there. */
public interface DeviceLearner extends Learner {
    /** Where the weights lie. */
    TensorEngine engine();

    /** The weights, in the order of {@link #parameters()} and {@link #buffers()}. */
    WeightSet weightSet();

    /**
     * Runs forward and backward on one batch and adds the gradients of the total loss to those of the weight set.
     *
     * @return as {@link Learner#learn(Batch, long, float[])}
     */
    Map<String, Double> learn(Batch batch, long seed);
}
