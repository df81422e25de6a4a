package io.foresight.reflect.read;

import io.foresight.reflect.imagine.FrameReader;
import io.foresight.reflect.network.DiffusionNetwork;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.TensorEngine;

/** Opens world models with the weights of one {@link DiffusionNetwork}. */
public final class DiffusionImagination {
    private final TensorEngine engine;
    private final Weights weights;
    private final Precision precision;

    /**
     * With these weights.
     *
     * @throws io.foresight.tensor.archive.ArchiveException when they do not fit the network
     */
    public DiffusionImagination(TensorEngine engine, Weights weights, Precision precision) {
        weights.requireMatch(DiffusionNetwork.serving());
        this.engine = engine;
        this.weights = weights;
        this.precision = precision;
    }

    /**
     * A world model; the caller closes it.
     *
     * @param reader of what is imagined; stays the caller's
     */
    public DiffusionWorld world(FrameReader reader, DiffusionSettings settings) {
        return new DiffusionWorld(new PictureDiffusion(engine, weights, precision, settings), reader);
    }
}
