package io.foresight.reflect.learn;

import io.foresight.tensor.archive.Weights;
import java.util.Map;

/**
 * A network at the end of its training.
 *
 * @param temperature divides its logits
 * @param figures measured on validation boards
 */
record Trained(Weights weights, double temperature, Map<String, Double> figures) {
    /** A network whose logits stay as they are, of which nothing was measured. */
    Trained(Weights weights) {
        this(weights, 1, Map.of());
    }
}
