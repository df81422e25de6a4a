package io.foresight.tensor.train;

import java.util.Map;
import java.util.function.Predicate;

/** A network with a loss, as the loop sees it: something that turns a batch into losses and gradients, and whose weights can be read and written. */
public interface Learner {
    /** Names and shapes of the trained parameters. */
    TensorLayout parameters();

    /** Names and shapes of what a forward pass updates by itself: the running statistics of batch norms. */
    TensorLayout buffers();

    /**
     * Takes parameters out of training: from now on they are among {@link #buffers()}. Called before the first batch.
     *
     * @param names which; a learner that cannot do it refuses
     */
    default void freeze(Predicate<String> names) {
        throw new TrainingException(
                "this learner cannot freeze parameters: " + getClass().getName());
    }

    /** Copies the current parameters to {@code target}, laid out as {@link #parameters()}. */
    void readParameters(float[] target);

    /** Overwrites the parameters. */
    void writeParameters(float[] source);

    /** Copies the current buffers to {@code target}, laid out as {@link #buffers()}. */
    void readBuffers(float[] target);

    /** Overwrites the buffers. */
    void writeBuffers(float[] source);

    /**
     * Runs forward and backward on one batch and adds the gradients of the total loss to {@code gradients}.
     *
     * @param batch the input; not kept after the call
     * @param seed seed of anything random inside (dropout); a function of the step alone
     * @param gradients laid out as {@link #parameters()}; added to, not overwritten
     * @return losses by name in a fixed order; the one named {@code loss} is the one differentiated
     */
    Map<String, Double> learn(Batch batch, long seed, float[] gradients);

    /** Engine, its version, device, threads and whatever else belongs in the manifest. */
    Map<String, String> describe();
}
