package io.foresight.tensor.train;

import io.foresight.tensor.archive.Weights;
import java.util.Map;

/** A measurement on held-out data with the averaged weights, made now and then during training. */
public interface Validation {
    /**
     * Measures, preferably on a network of its own: the one being trained must be left as it was.
     *
     * @param step steps done
     * @param averaged a copy of the averaged weights, running statistics included
     * @return figures by name; finite
     */
    Map<String, Double> measure(long step, Weights averaged);
}
