package io.foresight.reflect.read;

import io.foresight.reflect.network.ImagineNetwork;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.TensorEngine;

/** Opens what the weights of one {@link ImagineNetwork} can do: a world model and a critic. */
public final class LatentImagination {
    private final TensorEngine engine;
    private final Weights weights;
    private final Precision precision;

    /**
     * With these weights.
     *
     * @throws io.foresight.tensor.archive.ArchiveException when they do not fit the network
     */
    public LatentImagination(TensorEngine engine, Weights weights, Precision precision) {
        weights.requireMatch(ImagineNetwork.serving(1));
        this.engine = engine;
        this.weights = weights;
        this.precision = precision;
    }

    /**
     * A world model; the caller closes it.
     *
     * @param draws whether frames have pictures, which take most of the time
     */
    public LatentWorld world(boolean draws) {
        return new LatentWorld(engine, weights, precision, draws);
    }

    /** A critic; the caller closes it. */
    public LatentCritic critic() {
        return new LatentCritic(engine, weights, precision);
    }
}
