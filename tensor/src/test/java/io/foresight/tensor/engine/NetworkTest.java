package io.foresight.tensor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.Graph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void severalThreadsMayRunOneNetwork() throws Exception {
        NetworkArchive archive = NetworkArchive.inference(graph, weights, Precision.FP32, "heat");
        Map<String, HostTensor> inputs = PillarNetwork.inputs(400, 50, 9);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Network network = Network.load(engine, archive)) {
            List<Future<float[]>> answers = new ArrayList<>();
            for (int task = 0; task < 40; task++) {
                answers.add(threads.submit(() -> {
                    try (MemoryScope scope = engine.scope()) {
                        return network.run(scope, inputs).get("heat").toFloats();
                    }
                }));
            }
            float[] first = answers.get(0).get();
            for (Future<float[]> answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anIndexOutOfRangeIsOneLineAndTheNextCallIsAnswered() {
        NetworkArchive archive = NetworkArchive.inference(graph, weights, Precision.BF16, "heat");
        try (Network network = Network.load(engine, archive);
                MemoryScope scope = engine.scope()) {
            Map<String, HostTensor> wrong = PillarNetwork.inputs(50, 10, 1);
            wrong.get("pillar").longs().put(7, 10);
            assertThatThrownBy(() -> network.run(scope, wrong))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("pillars")
                    .hasMessageContaining("10")
                    .hasMessageNotContaining("\n");
            Map<String, HostTensor> outside = PillarNetwork.inputs(50, 10, 1);
            outside.get("cell").longs().put(3, 1 << 20);
            assertThatThrownBy(() -> network.run(scope, outside))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("1048576");
            Map<String, HostTensor> good = PillarNetwork.inputs(50, 10, 1);
            assertThat(network.run(scope, good).get("heat").toFloats()).isNotEmpty();
        }
    }

    @Test
    void aFileAloneIsEnoughToRunANetwork(@TempDir Path folder) {
        NetworkArchive archive = NetworkArchive.inference(graph, weights, Precision.FP32, "heat");
        Path file = folder.resolve("pillars.pt");
        archive.write(file);
        Map<String, HostTensor> inputs = PillarNetwork.inputs(200, 30, 2);
        try (Network fromFile = Network.load(engine, file);
                Network fromMemory = Network.load(engine, archive);
                MemoryScope scope = engine.scope()) {
            assertThat(fromFile.inputs().get("points").dim(0)).isNegative();
            assertThat(fromFile.run(scope, inputs).get("heat").toFloats())
                    .isEqualTo(fromMemory.run(scope, inputs).get("heat").toFloats());
        }
    }

    @Test
    void noPointsAtAllGiveAnAnswer() {
        NetworkArchive archive = NetworkArchive.inference(graph, weights, Precision.FP32, "heat");
        try (Network network = Network.load(engine, archive);
                MemoryScope scope = engine.scope()) {
            Map<String, HostTensor> nothing = PillarNetwork.inputs(0, 0, 1);
            assertThat(network.run(scope, nothing).get("heat").toFloats()).doesNotContain(Float.NaN);
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
