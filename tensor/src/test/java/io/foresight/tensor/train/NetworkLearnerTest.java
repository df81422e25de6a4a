package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.engine.TrainableNetwork;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Symbol;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop around a real network: it learns, resumes exactly, leaks nothing and names what breaks. */
class NetworkLearnerTest {
    private static final int COUNT = 8;
    private static final int SIDE = 12;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));

    @TempDir
    private Path temporary;

    /** Two convolutions with a norm between them. */
    private static Graph graph() {
        Graph g = new Graph("edges");
        Symbol image = g.input("image", DType.FLOAT32, COUNT, 1, SIDE, SIDE);
        Symbol target = g.input("target", DType.FLOAT32, COUNT, 1, SIDE, SIDE);
        Symbol x = g.conv2d(image, g.parameter("first.weight", Init.kaiming(), 8, 1, 3, 3), 1, 1); // (B, 8, H, W)
        x = g.relu(g.batchNorm("first.norm", x, 1e-3, 0.1));
        x = g.conv2d(
                x,
                g.parameter("last.weight", Init.xavier(), 1, 8, 3, 3),
                g.parameter("last.bias", Init.constant(0), 1),
                1,
                1);
        g.output("loss", g.mean(g.pow(g.sub(x, target), 2)));
        return g;
    }

    /** Random images; the target is the image's horizontal difference, clipped at zero. */
    private static final class Images implements BatchSource {
        private final long broken;

        Images(long broken) {
            this.broken = broken;
        }

        @Override
        public Batch batch(long index) {
            SplittableRandom random = new SplittableRandom(index);
            ByteBuffer image = Batch.allocate(4L * COUNT * SIDE * SIDE);
            ByteBuffer target = Batch.allocate(4L * COUNT * SIDE * SIDE);
            List<String> ids = new ArrayList<>();
            for (int n = 0; n < COUNT; n++) {
                ids.add("image-" + index + "-" + n);
                for (int p = 0; p < SIDE * SIDE; p++) {
                    float before = p % SIDE == 0 ? 0 : image.getFloat(4 * (n * SIDE * SIDE + p - 1));
                    float here = (float) random.nextDouble(-1, 1);
                    image.putFloat(4 * (n * SIDE * SIDE + p), here);
                    target.putFloat(4 * (n * SIDE * SIDE + p), Math.max(0, here - before));
                }
            }
            if (index == broken) {
                image.putFloat(0, Float.NaN);
            }
            List<Long> shape = List.of((long) COUNT, 1L, (long) SIDE, (long) SIDE);
            return new Batch(
                    List.of(
                            new Batch.Input("image", DType.FLOAT32, shape, image),
                            new Batch.Input("target", DType.FLOAT32, shape, target)),
                    ids);
        }

        @Override
        public long samplesPerEpoch() {
            return 1000;
        }

        @Override
        public int batchSize() {
            return COUNT;
        }

        @Override
        public String indexHash() {
            return "images";
        }
    }

    private TrainableNetwork network(Precision precision) {
        return TrainableNetwork.load(engine, graph(), Weights.initial(graph(), new SplittableRandom(1)), precision);
    }

    private Trainer trainer(
            TrainableNetwork network, String directory, long steps, BatchSource source, Optional<Validation> hook) {
        RunOptions options =
                RunOptions.in(temporary.resolve(directory)).withResume(true).withIntervals(20, 1, 10);
        return new Trainer(
                TrainingSettings.defaults(steps, 5).withPeakLearningRate(0.02).withEmaDecay(0.95),
                options,
                new NetworkLearner(engine, network),
                source,
                Map.of(),
                InstantSource.system(),
                Progress.logged(),
                hook);
    }

    private List<Double> losses(String directory) throws IOException {
        List<Double> losses = new ArrayList<>();
        for (String line : Files.readAllLines(temporary.resolve(directory).resolve(MetricsLog.FILE))) {
            JsonNode loss = JSON.readTree(line).path("losses").path("loss");
            if (loss.isNumber()) {
                losses.add(loss.asDouble());
            }
        }
        return losses;
    }

    @Test
    void learnsAnEdgeFilterAndTheCheckpointHoldsTheAveragedWeights() throws IOException {
        try (TrainableNetwork network = network(Precision.FP32)) {
            TrainingResult result = trainer(network, "run", 150, new Images(-1), Optional.empty())
                    .run();
            List<Double> losses = losses("run");
            assertThat(losses.get(149)).isLessThan(0.05 * losses.get(0));
            assertThat(network.parameters().read("last.bias"))
                    .isEqualTo(result.latest().get("last.bias").values());
            result.averaged().requireMatch(graph());
            Weights stored = Trainer.averagedWeights(result.checkpoint());
            assertThat(stored.byName())
                    .usingRecursiveComparison()
                    .isEqualTo(result.averaged().byName());
        }
    }

    @Test
    void aRealNetworkResumesExactly() throws IOException {
        for (Precision precision : Precision.values()) {
            try (TrainableNetwork network = network(precision)) {
                trainer(network, precision + "whole", 60, new Images(-1), Optional.empty())
                        .run();
            }
            for (int stop : new int[] {10, 30, 50}) {
                try (TrainableNetwork network = network(precision)) {
                    Trainer[] cut = new Trainer[1];
                    cut[0] = trainer(network, precision + "cut", 60, new Images(-1), Optional.of((step, averaged) -> {
                        if (step == stop) {
                            cut[0].requestStop();
                        }
                        return Map.of();
                    }));
                    assertThat(cut[0].run().steps()).isEqualTo(stop);
                }
            }
            try (TrainableNetwork network = network(precision)) {
                trainer(network, precision + "cut", 60, new Images(-1), Optional.empty())
                        .run();
            }
            assertThat(losses(precision + "cut")).hasSize(60).isEqualTo(losses(precision + "whole"));
        }
    }

    @Test
    void nativeHandlesStayFlat() {
        try (TrainableNetwork network = network(Precision.BF16)) {
            List<Integer> handles = new ArrayList<>();
            trainer(network, "run", 60, new Images(-1), Optional.of((step, averaged) -> {
                        handles.add(engine.liveHandles());
                        return Map.of("handles", (double) engine.liveHandles());
                    }))
                    .run();
            assertThat(handles).hasSize(6).containsOnly(handles.get(0));
        }
    }

    @Test
    void aSampleWithANanStopsTheRunAndIsNamed() {
        try (TrainableNetwork network = network(Precision.FP32)) {
            assertThatThrownBy(() -> trainer(network, "run", 60, new Images(33), Optional.empty())
                            .run())
                    .isInstanceOf(NonFiniteException.class)
                    .hasMessageContaining("step 33: loss 'loss' is NaN on samples [image-33-0, ");
        }
        try (TrainableNetwork network = network(Precision.FP32)) {
            assertThat(trainer(network, "run", 60, new Images(-1), Optional.empty())
                            .run()
                            .reason())
                    .isEqualTo(StopReason.FINISHED);
        }
    }

    @Test
    void weightsGoInAndComeOutUnchangedInOrder() {
        try (TrainableNetwork network = network(Precision.FP32)) {
            NetworkLearner learner = new NetworkLearner(engine, network);
            float[] values = new float[learner.parameters().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = i * 0.25f;
            }
            learner.writeParameters(values);
            float[] back = new float[values.length];
            learner.readParameters(back);
            assertThat(back).isEqualTo(values);
            TensorLayout.Slot bias = learner.parameters().slots().stream()
                    .filter(slot -> slot.name().equals("last.bias"))
                    .findFirst()
                    .orElseThrow();
            assertThat(network.parameters().read("last.bias")[0]).isCloseTo(0.25f * bias.offset(), within(0f));
        }
    }
}
