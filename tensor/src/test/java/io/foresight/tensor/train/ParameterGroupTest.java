package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.engine.TrainableNetwork;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.Linear;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups, micro-batches and the two places of an optimiser, on a small network with dropout and a batch norm. */
class ParameterGroupTest {
    private static final int IN = 6;
    private static final double TOLERANCE = 2e-4; // weights of order 0.5 after 25 steps, sums in another order

    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));

    @TempDir
    private Path temporary;

    private static Graph graph(double dropout) {
        Graph g = new Graph("groups");
        Symbol x = g.input("x", DType.FLOAT32, -1, IN);
        Symbol target = g.input("target", DType.FLOAT32, -1, 2);
        Symbol y = dropout > 0 ? g.dropout(g.batchNorm("norm", x, 1e-3, 0.1), dropout) : x;
        y = new Linear("stem", IN, 16).apply(g, y);
        y = g.gelu(new Linear("hidden", 16, 12).apply(g, y));
        y = new Linear("head", 12, 2).apply(g, y);
        g.output("loss", g.mean(g.pow(g.sub(y, target), 2)));
        return g;
    }

    /** Rows of numbers made from the number of the row; a batch is {@code size} of them. */
    private record Rows(int size) implements BatchSource {
        @Override
        public Batch batch(long index) {
            ByteBuffer x = Batch.allocate(4L * size * IN);
            ByteBuffer target = Batch.allocate(4L * size * 2);
            for (long row = index * size; row < (index + 1) * size; row++) {
                SplittableRandom random = new SplittableRandom(row);
                float sum = 0;
                for (int i = 0; i < IN; i++) {
                    float value = (float) random.nextGaussian();
                    x.putFloat(value);
                    sum += value;
                }
                target.putFloat((float) Math.sin(sum)).putFloat(sum / 4);
            }
            return new Batch(
                    List.of(
                            new Batch.Input("x", DType.FLOAT32, List.of((long) size, (long) IN), x.flip()),
                            new Batch.Input("target", DType.FLOAT32, List.of((long) size, 2L), target.flip())),
                    List.of("rows " + index));
        }

        @Override
        public long samplesPerEpoch() {
            return 1000;
        }

        @Override
        public int batchSize() {
            return size;
        }

        @Override
        public String indexHash() {
            return "rows";
        }
    }

    private Weights trained(Graph graph, TrainingSettings settings, int batch, String folder, long stopAfter) {
        Weights start = Weights.initial(graph, new SplittableRandom(1));
        try (TrainableNetwork network = TrainableNetwork.load(engine, graph, start, Precision.FP32)) {
            Trainer[] trainer = new Trainer[1];
            Validation stop = (step, averaged) -> {
                if (step == stopAfter) {
                    trainer[0].requestStop();
                }
                return Map.of();
            };
            trainer[0] = new Trainer(
                    settings,
                    RunOptions.in(temporary.resolve(folder)).withResume(true).withIntervals(1000, 1000, 1),
                    new NetworkLearner(engine, network),
                    new Rows(batch),
                    Map.of(),
                    InstantSource.system(),
                    Progress.logged(),
                    Optional.of(stop));
            return trainer[0].run().latest();
        }
    }

    private static TrainingSettings settings(int steps) {
        return TrainingSettings.defaults(steps, 3)
                .withPeakLearningRate(0.01)
                .withGroups(
                        ParameterGroup.of("hidden.*", UpdateRule.MUON, 2),
                        new ParameterGroup("head.*", Optional.empty(), Optional.of(0.5), Optional.of(0.2)));
    }

    private static void assertNear(Weights actual, Weights expected) {
        expected.byName().forEach((name, weight) -> {
            float[] values = actual.get(name).values();
            for (int i = 0; i < values.length; i++) {
                assertThat((double) values[i]).as(name).isCloseTo(weight.values()[i], within(TOLERANCE));
            }
        });
    }

    @Test
    void theDeviceDoesWhatTheHostDoes() {
        Weights host = trained(graph(0.2), settings(25), 8, "host", -1);
        Weights device = trained(graph(0.2), settings(25).withOptimiserOn(OptimiserPlace.DEVICE), 8, "device", -1);
        assertNear(device, host);
        Weights plain =
                trained(graph(0.2), TrainingSettings.defaults(25, 3).withPeakLearningRate(0.01), 8, "plain", -1);
        assertThat(plain.get("hidden.weight").values()[0])
                .isNotCloseTo(host.get("hidden.weight").values()[0], within((float) TOLERANCE));
    }

    @ParameterizedTest
    @EnumSource(OptimiserPlace.class)
    void aRunResumesExactlyInEitherPlace(OptimiserPlace place) {
        TrainingSettings settings = settings(30).withOptimiserOn(place);
        Weights whole = trained(graph(0.2), settings, 8, "whole", -1);
        trained(graph(0.2), settings, 8, "cut", 11);
        Weights resumed = trained(graph(0.2), settings, 8, "cut", -1);
        assertThat(resumed.byName()).usingRecursiveComparison().isEqualTo(whole.byName());
    }

    @ParameterizedTest
    @EnumSource(OptimiserPlace.class)
    void microBatchesAddUpToALargeBatch(OptimiserPlace place) {
        TrainingSettings settings = settings(20).withOptimiserOn(place);
        Weights large = trained(graph(0), settings, 32, "large", -1);
        Weights small = trained(graph(0), settings.withAccumulation(4), 8, "small", -1);
        assertNear(small, large);
    }

    @ParameterizedTest
    @EnumSource(OptimiserPlace.class)
    void frozenParametersStayAreSavedAndResumed(OptimiserPlace place) {
        TrainingSettings settings = TrainingSettings.defaults(12, 3)
                .withGroups(ParameterGroup.frozen("stem.*"))
                .withOptimiserOn(place);
        Weights start = Weights.initial(graph(0), new SplittableRandom(1));
        trained(graph(0), settings, 8, "run", 5);
        Weights end = trained(graph(0), settings, 8, "run", -1);
        end.requireMatch(graph(0));
        assertThat(end.get("stem.weight").values())
                .isEqualTo(start.get("stem.weight").values());
        assertThat(end.get("head.weight").values())
                .isNotEqualTo(start.get("head.weight").values());
    }

    @Test
    void aGroupThatMeansNothingIsRefused() {
        TrainingSettings settings = settings(3).withGroups(ParameterGroup.frozen("stm.*"));
        assertThatThrownBy(() -> trained(graph(0), settings, 8, "none", -1))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("stm.*")
                .hasMessageContaining("stem.weight");
    }

    @Test
    void aLearnerWithoutADeviceIsRefused() {
        TrainingSettings settings = TrainingSettings.defaults(3, 1).withOptimiserOn(OptimiserPlace.DEVICE);
        Trainer trainer = new Trainer(
                settings,
                RunOptions.in(temporary.resolve("line")),
                new LineLearner(),
                new LineBatches(),
                Map.of(),
                InstantSource.system(),
                Progress.logged(),
                Optional.empty());
        assertThatThrownBy(trainer::run).hasMessageContaining("LineLearner").hasMessageContaining("choose host");
    }

    @Test
    void wrongValuesAreListedTogether() {
        assertThatThrownBy(() -> new ParameterGroup(" ", Optional.empty(), Optional.of(-1.0), Optional.of(Double.NaN)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("names")
                .hasMessageContaining("learningRateScale must be above 0 and finite, got -1.0")
                .hasMessageContaining("weightDecay");
    }

    @Test
    void settingsWithoutGroupsReadAsBefore() {
        assertThat(TrainingSettings.defaults().flattened())
                .doesNotContainKeys("training.groups", "training.optimiserOn");
        assertThat(settings(5).withOptimiserOn(OptimiserPlace.DEVICE).flattened())
                .containsKeys("training.groups", "training.optimiserOn");
    }
}
