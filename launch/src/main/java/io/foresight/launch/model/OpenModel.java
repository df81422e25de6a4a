package io.foresight.launch.model;

import io.foresight.perception.detect.Detector;
import io.foresight.tensor.engine.TensorEngine;

/** A loaded detector and its engine. */
public record OpenModel(Detector detector, TensorEngine engine) implements AutoCloseable {
    @Override
    public void close() {
        detector.close();
    }
}
