package io.foresight.reflect.learn;

import io.foresight.reflect.network.OrderNetwork;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.train.Batch;
import io.foresight.tensor.train.BatchSource;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures a reader on boards that it did not learn from. */
final class ReadingCheck {
    private static final String LABEL = "label";

    private final Calibration calibration = new Calibration();
    private int edgesFound;
    private int edgesSaid;
    private int edges;

    /**
     * Reads some batches.
     *
     * @param serving at temperature 1
     * @param output its probabilities, (N, classes)
     */
    static ReadingCheck run(
            TensorEngine engine,
            Graph serving,
            String output,
            Weights weights,
            Precision precision,
            BatchSource held,
            int batches) {
        ReadingCheck check = new ReadingCheck();
        try (Network network = Network.load(engine, NetworkArchive.inference(serving, weights, precision, output))) {
            for (int index = 0; index < batches; index++) {
                try (Batch batch = batch(held, index);
                        MemoryScope scope = engine.scope()) {
                    Map<String, HostTensor> inputs = inputs(batch);
                    LongBuffer labels = inputs.remove(LABEL).longs();
                    check.add(network.run(scope, inputs).get(output).toFloats(), labels);
                }
            }
        }
        return check;
    }

    static Batch batch(BatchSource held, int index) {
        try {
            return held.batch(index);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a batch to measure on cannot be made: " + e.getMessage(), e);
        }
    }

    /** A batch as a network takes it. */
    static Map<String, HostTensor> inputs(Batch batch) {
        Map<String, HostTensor> inputs = new HashMap<>();
        for (Batch.Input input : batch.inputs()) {
            long[] shape = input.shape().stream().mapToLong(size -> size).toArray();
            inputs.put(input.name(), new HostTensor(input.type(), shape, input.data()));
        }
        return inputs;
    }

    private void add(float[] probabilities, LongBuffer labels) {
        int classes = probabilities.length / labels.limit();
        for (int row = 0; row < labels.limit(); row++) {
            double[] p = new double[classes];
            int best = 0;
            for (int k = 0; k < classes; k++) {
                p[k] = probabilities[row * classes + k];
                best = p[k] > p[best] ? k : best;
            }
            int truth = (int) labels.get(row);
            calibration.add(p, truth);
            edges += truth != OrderNetwork.APART ? 1 : 0;
            edgesSaid += best != OrderNetwork.APART ? 1 : 0;
            edgesFound += truth != OrderNetwork.APART && best == truth ? 1 : 0;
        }
    }

    /** The temperature that makes it believable. */
    double temperature() {
        return calibration.temperature();
    }

    /** Figures for logs and data sheets; errors at temperature 1. */
    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("right", calibration.right());
        figures.put("surprise", calibration.surprise(1));
        figures.put("calibrationError", calibration.error(1));
        return figures;
    }

    /** The same at the chosen temperature. */
    Map<String, Double> calibrated() {
        double temperature = temperature();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("predictions", (double) calibration.size());
        figures.put("right", calibration.right());
        figures.put("surprise", calibration.surprise(temperature));
        figures.put("calibrationError", calibration.error(temperature));
        figures.put("calibrationErrorBefore", calibration.error(1));
        return figures;
    }

    /** Precision and recall of "lies over", of a reader of orders. */
    Map<String, Double> edges() {
        return Map.of("precision", edgesFound / Math.max(1.0, edgesSaid), "recall", edgesFound / Math.max(1.0, edges));
    }
}
