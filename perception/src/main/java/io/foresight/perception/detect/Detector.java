package io.foresight.perception.detect;

import io.foresight.perception.sweep.Sweep;

/** Produces a scene from one sweep. Not thread-safe; native memory is held until {@link #close}. */
public interface Detector extends AutoCloseable {
    /** Description of the loaded model: id, device, precision, limits. */
    ModelCard card();

    /** Whether a sweep must come with a calibrated camera, that is, be read whole. */
    default boolean needsCamera() {
        return false;
    }

    /**
     * Detects objects in a sweep whose cloud has passed validation; {@link Perceiver} does that.
     *
     * @param sweep with its cloud in the LiDAR's FLU frame; points beyond the model's range are ignored
     * @param scoreThreshold lowest score to report, (0, 1]
     * @param betweenStages called between stages; an exception that it throws ends the call at once and is passed on
     * @throws EngineFaultException when the engine fails or its output is not finite; the detector can be called again
     * @throws MissingSensorException when the sweep lacks what the model needs beside the points
     */
    Scene detect(Sweep sweep, float scoreThreshold, Runnable betweenStages);

    @Override
    void close();
}
