package io.foresight.perception.serve;

import io.foresight.perception.detect.Detector;

/** Loads the detector that the service runs. */
@FunctionalInterface
public interface DetectorFactory {
    /**
     * Called once, on the thread that will use and close the detector.
     *
     * @throws Exception when the model cannot be loaded: its message reaches the operator
     */
    Detector open() throws Exception;
}
