package io.foresight.launch.bench;

import io.foresight.core.measure.Samples;
import io.foresight.core.measure.Spread;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import java.util.Map;
import java.util.SplittableRandom;

/** What it costs to call a network that does next to nothing: the floor of every call. */
final class EmptyCall {
    private static final int WARM_UP = 50;
    private static final int CALLS = 200;

    private EmptyCall() {}

    /** Milliseconds, from a number on the heap and back. */
    static Spread milliseconds(TensorEngine engine) {
        Graph graph = new Graph("empty");
        graph.output("y", graph.add(graph.input("x", DType.FLOAT32, 1), 1));
        Weights weights = Weights.initial(graph, new SplittableRandom(1));
        Samples samples = new Samples();
        try (Network network = Network.load(engine, NetworkArchive.inference(graph, weights, Precision.FP32, "y"))) {
            for (int call = -WARM_UP; call < CALLS; call++) {
                long begin = System.nanoTime();
                try (MemoryScope scope = engine.scope()) {
                    network.run(scope, Map.of("x", HostTensor.allocate(DType.FLOAT32, 1)))
                            .get("y")
                            .toFloats();
                }
                if (call >= 0) {
                    samples.add((System.nanoTime() - begin) * 1e-6);
                }
            }
        }
        return samples.spread();
    }
}
