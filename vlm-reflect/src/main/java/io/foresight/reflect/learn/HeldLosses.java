package io.foresight.reflect.learn;

import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.engine.TrainableNetwork;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.train.BatchSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a network that learns says of batches that it does not learn from. */
final class HeldLosses {
    private HeldLosses() {}

    /** Its outputs by name, each the mean over the first batches. */
    static Map<String, Double> mean(
            TensorEngine engine, Graph learning, Weights weights, Precision precision, BatchSource held, int batches) {
        Map<String, Double> mean = new LinkedHashMap<>();
        try (TrainableNetwork network = TrainableNetwork.load(engine, learning, weights, precision)) {
            for (int index = 0; index < batches; index++) {
                network.losses(ReadingCheck.inputs(ReadingCheck.batch(held, index)))
                        .forEach((name, value) -> mean.merge(name, value / (double) batches, Double::sum));
            }
        }
        return mean;
    }
}
