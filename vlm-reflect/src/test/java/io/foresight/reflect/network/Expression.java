package io.foresight.reflect.network;

import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/** What one expression gives for given inputs. */
final class Expression {
    private final Graph graph = new Graph("expression");
    private final Map<String, HostTensor> inputs = new LinkedHashMap<>();

    static TensorEngine engine() {
        return TensorEngine.start(new EngineOptions("cpu", 1));
    }

    Symbol floats(String name, float[] values, long... shape) {
        inputs.put(name, HostTensor.of(values, shape));
        return graph.input(name, DType.FLOAT32, shape);
    }

    float[] give(Function<Graph, Symbol> expression) {
        graph.output("y", expression.apply(graph));
        NetworkArchive archive =
                NetworkArchive.inference(graph, Weights.initial(graph, new SplittableRandom(1)), Precision.FP32, "y");
        try (Network network = Network.load(engine(), archive);
                MemoryScope scope = engine().scope()) {
            return network.run(scope, inputs).get("y").toFloats();
        }
    }

    static float[] normal(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
