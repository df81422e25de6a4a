package io.foresight.tensor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.Graph;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final float FP32_TOLERANCE = 2e-5f;
    private static final float BF16_TOLERANCE = 2e-2f; // on values in [0, 1]

    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));
    private final Graph graph = PillarNetwork.graph();
    private final Weights weights = trainedLike(graph);

    @Test
    void foldedBatchNormsGiveTheSameResult() {
        float[] folded = heat(NetworkArchive.inference(graph, weights, Precision.FP32, "heat"));
        float[] unfolded = heat(NetworkArchive.inferenceUnfolded(graph, weights, Precision.FP32, "heat"));
        assertThat(folded).hasSameSizeAs(unfolded);
        for (int i = 0; i < folded.length; i++) {
            assertThat(folded[i]).isCloseTo(unfolded[i], within(FP32_TOLERANCE));
        }
    }

    @Test
    void bfloat16StaysNearSinglePrecision() {
        float[] single = heat(NetworkArchive.inference(graph, weights, Precision.FP32, "heat"));
        float[] half = heat(NetworkArchive.inference(graph, weights, Precision.BF16, "heat"));
        for (int i = 0; i < single.length; i++) {
            assertThat(half[i]).isCloseTo(single[i], within(BF16_TOLERANCE));
        }
    }

    @Test
    void handlesStayFlatWhileSizesChange() {
        try (Network network = Network.load(engine, NetworkArchive.inference(graph, weights, Precision.BF16, "heat"))) {
            int before = engine.liveHandles();
            for (int run = 0; run < 100; run++) {
                try (MemoryScope scope = engine.scope()) {
                    network.run(scope, PillarNetwork.inputs(100 + 13 * run, 20 + run, run));
                }
                assertThat(engine.liveHandles()).isEqualTo(before);
            }
        }
    }

    @Test
    void inputsOfWrongNameOrShapeAreNamed() {
        try (Network network = Network.load(engine, NetworkArchive.inference(graph, weights, Precision.FP32, "heat"));
                MemoryScope scope = engine.scope()) {
            Map<String, HostTensor> wrong = PillarNetwork.inputs(50, 10, 1);
            wrong.put("points", HostTensor.of(new float[50 * 9], 50, 9));
            assertThatThrownBy(() -> network.run(scope, wrong))
                    .hasMessageContaining("points")
                    .hasMessageContaining("(?, 10)")
                    .hasMessageContaining("[50, 9]");
            wrong.remove("points");
            assertThatThrownBy(() -> network.run(scope, wrong)).hasMessageContaining("points");
        }
    }

    private float[] heat(NetworkArchive archive) {
        try (Network network = Network.load(engine, archive);
                MemoryScope scope = engine.scope()) {
            network.warmUp(Map.of("points", new long[] {9, 10}, "pillar", new long[] {9}, "cell", new long[] {5}));
            return network.run(scope, PillarNetwork.inputs(500, 60, 3))
                    .get("heat")
                    .toFloats();
        }
    }

    /** First weights with running statistics and norm scales that a training would leave. */
    private static Weights trainedLike(Graph graph) {
        SplittableRandom random = new SplittableRandom(5);
        Map<String, Weight> all = new LinkedHashMap<>();
        Weights.initial(graph, random).byName().forEach((name, weight) -> {
            float[] values = weight.values().clone();
            for (int i = 0; name.contains(".norm.") && i < values.length; i++) {
                values[i] = (float)
                        (name.endsWith("bias") || name.endsWith("mean")
                                ? random.nextDouble(-0.5, 0.5)
                                : random.nextDouble(0.5, 2));
            }
            all.put(name, new Weight(weight.shape(), values));
        });
        return Weights.of(all);
    }
}
