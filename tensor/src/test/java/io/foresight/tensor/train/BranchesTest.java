package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.engine.TrainableNetwork;
import io.foresight.tensor.engine.WeightSet;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.Linear;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two datasets of different scales, each with a norm of its own before a shared network. */
class BranchesTest {
    private static final int ROWS = 16;
    private static final int IN = 4;
    private static final double OFFSET = 10; // of the second dataset's values

    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));

    @TempDir
    private Path temporary;

    private static Graph branch(String dataset) {
        Graph g = new Graph(dataset);
        Symbol x = g.batchNorm("norm." + dataset, g.input("x", DType.FLOAT32, ROWS, IN), 1e-3, 0.1);
        x = g.gelu(new Linear("hidden", IN, 16).apply(g, x));
        Symbol y = new Linear("head", 16, 1).apply(g, x);
        g.output("loss", g.mean(g.pow(g.sub(y, g.input("target", DType.FLOAT32, ROWS, 1)), 2)));
        return g;
    }

    /** Batches of one dataset and the other in turn: the same task, the second with values shifted and stretched. */
    private record Datasets(List<String> names) implements BatchSource {
        @Override
        public Batch batch(long index) {
            boolean second = index % 2 == 1;
            SplittableRandom random = new SplittableRandom(index);
            ByteBuffer x = Batch.allocate(4L * ROWS * IN);
            ByteBuffer target = Batch.allocate(4L * ROWS);
            for (int row = 0; row < ROWS; row++) {
                double sum = 0;
                for (int i = 0; i < IN; i++) {
                    double value = random.nextGaussian();
                    x.putFloat((float) (second ? OFFSET + 5 * value : value));
                    sum += value;
                }
                target.putFloat((float) Math.tanh(sum));
            }
            List<Long> shape = List.of((long) ROWS, (long) IN);
            return new Batch(
                            List.of(
                                    new Batch.Input("x", DType.FLOAT32, shape, x.flip()),
                                    new Batch.Input("target", DType.FLOAT32, List.of((long) ROWS, 1L), target.flip())),
                            List.of("batch " + index))
                    .onBranch(names.get(second ? 1 : 0));
        }

        @Override
        public long samplesPerEpoch() {
            return 1000;
        }

        @Override
        public int batchSize() {
            return ROWS;
        }

        @Override
        public String indexHash() {
            return "datasets";
        }
    }

    private TrainingResult train(TrainingSettings settings, List<String> names, WeightSet set, Graph a, Graph b) {
        try (TrainableNetwork first = TrainableNetwork.load(engine, a, set, Precision.FP32);
                TrainableNetwork second = TrainableNetwork.load(engine, b, set, Precision.FP32)) {
            return new Trainer(
                            settings,
                            RunOptions.in(temporary.resolve("run")).withIntervals(1000, 1, 1000),
                            new NetworkLearner(engine, Map.of("a", first, "b", second)),
                            new Datasets(names),
                            Map.of(),
                            InstantSource.system(),
                            Progress.logged(),
                            Optional.empty())
                    .run();
        }
    }

    private static Weights initial(Graph a, Graph b) {
        Map<String, Weight> all =
                new LinkedHashMap<>(Weights.initial(a, new SplittableRandom(1)).byName());
        Weights.initial(b, new SplittableRandom(1)).byName().forEach(all::putIfAbsent);
        return Weights.of(all);
    }

    @ParameterizedTest
    @EnumSource(OptimiserPlace.class)
    void eachBatchTrainsTheSharedNetworkThroughTheNormOfItsDataset(OptimiserPlace place) {
        Graph a = branch("a");
        Graph b = branch("b");
        TrainingSettings settings = TrainingSettings.defaults(250, 4)
                .withPeakLearningRate(0.02)
                .withEmaDecay(0.9)
                .withAccumulation(2)
                .withOptimiserOn(place);
        try (WeightSet set = WeightSet.of(engine, initial(a, b), a, b)) {
            Weights end = train(settings, List.of("a", "b"), set, a, b).latest();
            assertThat((double) end.get("norm.a.running_mean").values()[0]).isCloseTo(0, within(0.5));
            assertThat((double) end.get("norm.b.running_mean").values()[0]).isCloseTo(OFFSET, within(2.5));
            assertThat((double) end.get("norm.b.running_var").values()[0]).isCloseTo(25, within(15.0));
            end.requireMatch(a, b);
        }
        try (WeightSet set = WeightSet.of(engine, initial(a, b), a, b);
                TrainableNetwork first = TrainableNetwork.load(engine, a, set, Precision.FP32)) {
            NetworkLearner learner = new NetworkLearner(engine, Map.of("a", first));
            double before = learner.learn(new Datasets(List.of("a", "b")).batch(1000), 0)
                    .get("loss");
            set.setWeights(Trainer.averagedWeights(newest()));
            double after = learner.learn(new Datasets(List.of("a", "b")).batch(1000), 0)
                    .get("loss");
            assertThat(after).isLessThan(0.25 * before);
        }
    }

    private Path newest() {
        return new CheckpointDirectory(temporary.resolve("run"), 3)
                .newestFirst()
                .get(0);
    }

    @Test
    void aBatchForNoBranchIsNamed() {
        Graph a = branch("a");
        Graph b = branch("b");
        try (WeightSet set = WeightSet.of(engine, initial(a, b), a, b)) {
            assertThatThrownBy(() -> train(TrainingSettings.defaults(5, 1), List.of("a", "c"), set, a, b))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("branch 'c'")
                    .hasMessageContaining("[a, b]")
                    .hasMessageContaining("batch 1");
        }
    }

    @Test
    void branchesOnDifferentWeightsAreRefused() {
        Graph a = branch("a");
        Weights start = Weights.initial(a, new SplittableRandom(1));
        try (TrainableNetwork first = TrainableNetwork.load(engine, a, start, Precision.FP32);
                TrainableNetwork second = TrainableNetwork.load(engine, a, start, Precision.FP32)) {
            assertThatThrownBy(() -> new NetworkLearner(engine, Map.of("a", first, "b", second)))
                    .hasMessageContaining("2 sets");
        }
    }
}
