package io.foresight.perception.detect;

import io.foresight.perception.sweep.Sweep;

/** Makes a scene of one sweep. One call at a time; native memory is held until {@link #close}. */
public interface Detector extends AutoCloseable {
    /** What runs, where, and what it takes. */
    ModelCard card();

    /**
     * Answers for a sweep whose cloud has passed the gate; {@link Perceiver} sees to that.
     *
     * @param sweep with its cloud in the LiDAR's FLU frame; points beyond the model's range are left out
     * @param scoreThreshold lowest score to report, (0, 1]
     * @param betweenStages called between stages; what it throws ends the call at once and is passed on
     * @throws EngineFaultException when the engine fails or answers with numbers that are not finite; the detector can be called again
     */
    Scene detect(Sweep sweep, float scoreThreshold, Runnable betweenStages);

    @Override
    void close();
}
