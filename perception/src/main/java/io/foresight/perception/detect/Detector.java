package io.foresight.perception.detect;

import io.foresight.perception.points.PointCloud;

/** Finds boxes in one sweep. One call at a time; native memory is held until {@link #close}. */
public interface Detector extends AutoCloseable {
    /** What runs, where, and what it takes. */
    ModelCard card();

    /**
     * Detects in a validated cloud (see {@code points.PointCloudValidator}).
     *
     * @param cloud in the LiDAR's FLU frame; points beyond the model's range are left out
     * @param scoreThreshold lowest score to report, (0, 1]
     * @param betweenStages called between stages; what it throws ends the call at once and is passed on
     * @throws EngineFaultException when the engine fails or answers with numbers that are not finite; the detector can be called again
     */
    Perceived detect(PointCloud cloud, float scoreThreshold, Runnable betweenStages);

    @Override
    void close();
}
