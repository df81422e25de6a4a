package io.foresight.tensor.engine;

import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/** What one expression gives for given inputs, for tests of values. */
final class Evaluation {
    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));
    private final Graph graph = new Graph("evaluation");
    private final Map<String, HostTensor> inputs = new LinkedHashMap<>();

    /** An input with these values. */
    Symbol floats(String name, float[] values, long... shape) {
        inputs.put(name, HostTensor.of(values, shape));
        return graph.input(name, DType.FLOAT32, shape);
    }

    /** An input with these values. */
    Symbol longs(String name, long[] values, long... shape) {
        inputs.put(name, HostTensor.of(values, shape));
        return graph.input(name, DType.INT64, shape);
    }

    Graph graph() {
        return graph;
    }

    /** Gives the network its seed. */
    void seed(long seed) {
        inputs.put(Graph.SEED, HostTensor.of(new long[] {seed}));
    }

    float[] floats(Function<Graph, Symbol> expression) {
        return floats(expression, Precision.FP32);
    }

    float[] floats(Function<Graph, Symbol> expression, Precision precision) {
        return run(expression, precision, HostTensor::toFloats);
    }

    long[] longs(Function<Graph, Symbol> expression) {
        return run(expression, Precision.FP32, tensor -> {
            long[] values = new long[tensor.count()];
            tensor.longs().get(values);
            return values;
        });
    }

    private <T> T run(Function<Graph, Symbol> expression, Precision precision, Function<HostTensor, T> read) {
        graph.output("y", expression.apply(graph));
        Weights weights = Weights.initial(graph, new SplittableRandom(1));
        NetworkArchive archive = NetworkArchive.inference(graph, weights, precision, "y");
        try (Network network = Network.load(engine, archive);
                MemoryScope scope = engine.scope()) {
            inputs.keySet().retainAll(network.inputs().keySet());
            return read.apply(network.run(scope, inputs).get("y"));
        }
    }

    /** Normal numbers. */
    static float[] normal(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
