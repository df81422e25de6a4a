package io.foresight.reflect.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.planner.task.TaskSplit;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.model.SampleModel;
import io.foresight.reflect.network.ImagineLoss;
import io.foresight.reflect.network.ImagineNetwork;
import io.foresight.reflect.network.OrderNetwork;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.reflect.read.NetworkReader;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.engine.TrainableNetwork;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.train.Batch;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImagineBatchesTest {
    private static final ImagineLoss LOSS = new ImagineLoss(1, 0.02, 1, 1, 1, 0.3, 1);
    private static final int SIZE = 6;

    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));
    private final TrainingTasks tasks = new TrainingTasks(TaskSplit.TRAIN, 20);
    private final NetworkReader reader = new NetworkReader(
            engine,
            SampleModel.SIDE,
            Weights.initial(OrderNetwork.serving(SampleModel.SIDE, 1), new SplittableRandom(1)),
            1,
            Weights.initial(PieceNetwork.serving(SampleModel.SIDE, 1), new SplittableRandom(1)),
            1,
            Precision.FP32);
    private final ImagineBatches batches = new ImagineBatches(tasks, SIZE, 1, reader);

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void aBatchFollowsFromItsNumber() {
        Batch first = batches.batch(3);
        Batch again = batches.batch(3);
        assertThat(first.sampleIds()).hasSize(SIZE).isEqualTo(again.sampleIds());
        for (int k = 0; k < first.inputs().size(); k++) {
            assertThat(first.inputs().get(k).data())
                    .isEqualTo(again.inputs().get(k).data());
        }
        assertThat(batches.batch(4).sampleIds()).isNotEqualTo(first.sampleIds());
    }

    @Test
    void whatFollowedIsWhatTheReaderSawAndWhatWasTrue() {
        Map<String, HostTensor> inputs = ReadingCheck.inputs(batches.batch(0));
        ReadWalk walk = batches.walk(0);
        ReadWalk.Moment next = walk.moments().get(1);
        int n = walk.colours().size();
        for (int piece = 0; piece < n; piece++) {
            assertThat(inputs.get("row").longs().get(piece)).isEqualTo(piece);
            assertThat(inputs.get("label").longs().get(piece)).isEqualTo(next.status()[piece].ordinal());
            assertThat(inputs.get("under").floats().get(piece)).isEqualTo(next.covered()[piece] ? 1 : 0);
            assertThat(inputs.get("future").floats().get(piece * PieceNetwork.FEATURES + 5))
                    .isEqualTo(next.features()[piece][5]);
        }
        assertThat(inputs.get("left").floats().get(0)).isEqualTo(next.steps());
        assertThat(inputs.get("verb").longs().get(0))
                .isEqualTo(walk.actions().get(0).verb().ordinal());
    }

    @Test
    void theSameBatchIsLearntByHeart() {
        Graph graph = ImagineNetwork.learning(LOSS);
        Weights start = Weights.initial(graph, new SplittableRandom(1));
        Map<String, HostTensor> inputs = ReadingCheck.inputs(batches.batch(0));
        try (TrainableNetwork network = TrainableNetwork.load(engine, graph, start, Precision.FP32)) {
            float[] values = new float[(int) start.count()];
            float[] gradients = new float[values.length];
            float first = network.losses(inputs).get("loss");
            network.parameters().readAll(values);
            for (int step = 0; step < 12; step++) {
                network.zeroGradients();
                network.step(inputs);
                network.gradients().readAll(gradients);
                for (int k = 0; k < values.length; k++) {
                    assertThat(gradients[k]).isFinite();
                    values[k] -= 0.002f * Math.signum(gradients[k]);
                }
                network.parameters().writeAll(values);
            }
            assertThat(network.losses(inputs).get("loss")).isLessThan(0.5f * first);
        }
    }

    @Test
    void boardsToMeasureOnAreNotLearntFrom() {
        for (int position = 0; position < 200; position++) {
            assertThat(TaskSplit.of(tasks.task(1, position).board())).isEqualTo(TaskSplit.TRAIN);
        }
        TrainingTasks test = new TrainingTasks(TaskSplit.TEST, 2);
        assertThatThrownBy(() -> new ImagineStage(engine, Precision.FP32, test, tasks, reader))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("split train, got test");
        assertThatThrownBy(() -> new DiffusionStage(engine, Precision.FP32, test, tasks, reader))
                .hasMessageContaining("split train, got test");
    }

    @Test
    void theCheckCountsWhatIsRightAtEachHorizon() {
        Weights weights = Weights.initial(ImagineNetwork.serving(1), new SplittableRandom(2));
        Map<String, Double> figures = ImaginationCheck.run(engine, weights, Precision.FP32, batches, 6);
        for (int horizon : new int[] {1, 3, 5}) {
            assertThat(figures.get("framesH" + horizon)).isBetween(1.0, 6.0);
            for (String name : new String[] {"places", "placesRead", "placesSame", "covered", "coveredRead"}) {
                assertThat(figures.get(name + "H" + horizon)).isBetween(0.0, 1.0);
            }
            assertThat(figures.get("stepsErrorReadH" + horizon)).isGreaterThan(0);
        }
        assertThat(figures.get("framesH1")).isCloseTo(6, within(0.0));
    }

    @Test
    void aPieceIsCoveredByWhatLiesOverItAndByLooseNeighbours() {
        OrderReading order = new OrderReading(new double[][] {{0, 0.9, 0.3}, {0, 0, 0.8}, {0, 0, 0}});
        PieceStatus seated = PieceStatus.SEATED;
        assertThat(ImaginationCheck.covered(new PieceStatus[] {seated, seated, PieceStatus.HELD}, order))
                .containsExactly(true, false, false);
        assertThat(ImaginationCheck.covered(new PieceStatus[] {seated, PieceStatus.LOOSE, seated}, order))
                .containsExactly(true, true, true);
        assertThat(ImaginationCheck.covered(
                        new PieceStatus[] {PieceStatus.STANDING, PieceStatus.LYING, PieceStatus.LYING}, order))
                .containsExactly(false, false, false);
    }
}
