package io.foresight.reflect.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.task.TaskSplit;
import io.foresight.reflect.model.SampleModel;
import io.foresight.reflect.network.DiffusionNetwork;
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
import org.junit.jupiter.api.Test;

class DiffusionBatchesTest {
    private static final int SIZE = 3;

    private final TrainingTasks tasks = new TrainingTasks(TaskSplit.TRAIN, 20);
    private final DiffusionBatches batches = new DiffusionBatches(tasks, SampleModel.SIDE, SIZE, 1);

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
    void timesAreSpreadOverAllNoiseAndNoiseIsNormal() {
        DiffusionBatches large = new DiffusionBatches(tasks, SampleModel.SIDE, 20, 1);
        Map<String, HostTensor> inputs = ReadingCheck.inputs(large.batch(0));
        int[] quarters = new int[4];
        for (int k = 0; k < 20; k++) {
            float time = inputs.get("time").floats().get(k);
            assertThat(time).isGreaterThan(0).isLessThanOrEqualTo(1);
            quarters[(int) Math.min(3, 4 * time)]++;
        }
        for (int quarter : quarters) {
            assertThat(quarter).isBetween(4, 6);
        }
        double squares = 0;
        float[] noise = inputs.get("noise").toFloats();
        for (float value : noise) {
            squares += value * value;
        }
        assertThat(squares / noise.length).isBetween(0.98, 1.02);
    }

    @Test
    void ofOneInTenTheActionIsNotTold() {
        int untold = 0;
        int all = 0;
        DiffusionBatches large = new DiffusionBatches(tasks, SampleModel.SIDE, 50, 1);
        for (int index = 0; index < 2; index++) {
            Map<String, HostTensor> inputs = ReadingCheck.inputs(large.batch(index));
            for (int k = 0; k < 50; k++) {
                untold += inputs.get("verb").longs().get(k) == DiffusionNetwork.UNTOLD ? 1 : 0;
                all++;
            }
        }
        assertThat(untold).isBetween(all / 20, all / 5);
    }

    @Test
    void theSameBatchIsLearntByHeart() {
        Graph graph = DiffusionNetwork.learning();
        Weights start = Weights.initial(graph, new SplittableRandom(1));
        assertThat(start.count()).isLessThan(1_500_000);
        Map<String, HostTensor> inputs = ReadingCheck.inputs(batches.batch(0));
        TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));
        try (TrainableNetwork network = TrainableNetwork.load(engine, graph, start, Precision.FP32)) {
            float[] values = new float[(int) start.count()];
            float[] gradients = new float[values.length];
            float first = network.losses(inputs).get("loss");
            network.parameters().readAll(values);
            for (int step = 0; step < 8; step++) {
                network.zeroGradients();
                network.step(inputs);
                network.gradients().readAll(gradients);
                for (int k = 0; k < values.length; k++) {
                    assertThat(Float.isFinite(gradients[k])).isTrue();
                    values[k] -= 0.0005f * Math.signum(gradients[k]);
                }
                network.parameters().writeAll(values);
            }
            assertThat(network.losses(inputs).get("loss")).isLessThan(0.5f * first);
        }
    }
}
