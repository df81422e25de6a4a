package io.foresight.perception.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.detect.BoxCode;
import io.foresight.perception.detect.PillarGrid;
import io.foresight.perception.detect.PillarNetwork;
import io.foresight.perception.detect.PillarSpec;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.engine.TrainableNetwork;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The losses on heads that are plain parameters: one sweep, two classes, 4 x 4 cells of 0.8 m. */
class DetectionLossTest {
    private static final int SIDE = 4;
    private static final int CELLS = SIDE * SIDE;
    private static final int CLASSES = 2;
    private static final double STEP = 1e-2;
    private static final double TOLERANCE = 1e-2; // fp32 differences at this step, on losses of order 10
    private static final double EXACT = 1e-4;
    private static final PillarSpec SPEC = new PillarSpec(
            new PillarGrid(1.6, 0.4, -3, 2),
            Taxonomy.selecting("car", "pedestrian"),
            100,
            4,
            4,
            List.of(new PillarSpec.Stage(4, 1)),
            0,
            4,
            4,
            0.3);

    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));
    private final float[] heat = new float[CLASSES * CELLS];
    private final float[] code = new float[BoxCode.CHANNELS * CELLS];
    private final float[] overlap = new float[CELLS];
    private final float[] heatTarget = new float[CLASSES * CELLS];
    private final float[] heatWeight = filled(CELLS, 1);
    private long[] boxCells = {};
    private float[] boxCode = {};
    private float[] boxWeight = {};
    private TrainableNetwork network;

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void aPerfectBoxCostsNothingAndOverlapsItself() {
        wantBox(5, box(0, 0, 4, 2, 0.3), 1);
        predictBox(5, box(0, 0, 4, 2, 0.3));
        overlap[5] = 2;
        Map<String, Float> losses = losses(new LossWeights(1, 1, 1));
        assertThat(losses.get("box")).isCloseTo(0, within(1e-5f));
        assertThat((double) losses.get("iou")).isCloseTo(1, within(EXACT));
        assertThat((double) losses.get("overlap")).isCloseTo(1 - sigmoid(2), within(EXACT));
    }

    @Test
    void aBoxHalfItsLengthAheadSharesAThird() {
        double yaw = 0.6;
        wantBox(5, box(0, 0, 4, 2, yaw), 1);
        predictBox(5, box(2 * Math.cos(yaw), 2 * Math.sin(yaw), 4, 2, yaw));
        assertThat((double) losses(new LossWeights(1, 1, 1)).get("iou")).isCloseTo(1 / 3.0, within(EXACT));
    }

    @Test
    void aBoxAcrossSharesNothingAndOneTheOtherWayRoundEverything() {
        wantBox(5, box(0, 0, 4, 2, 0.2), 1);
        predictBox(5, box(0, 0, 4, 2, 0.2 + Math.PI / 2));
        assertThat((double) losses(new LossWeights(1, 1, 1)).get("iou")).isCloseTo(0, within(EXACT));
        predictBox(5, box(0, 0, 4, 2, 0.2 + Math.PI));
        network.close();
        assertThat((double) losses(new LossWeights(1, 1, 1)).get("iou")).isCloseTo(1, within(EXACT));
    }

    @Test
    void theHeatLossIsTheFocalLossOfItsEquation() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < heat.length; i++) {
            heat[i] = (float) random.nextDouble(-3, 3);
            heatTarget[i] = (float) random.nextDouble(0, 0.95);
        }
        heatTarget[3] = 1;
        heatTarget[CELLS + 9] = 1;
        heatWeight[7] = 0;
        double expected = 0;
        for (int i = 0; i < heat.length; i++) {
            double p = sigmoid(heat[i]);
            double term = heatTarget[i] == 1
                    ? Math.pow(1 - p, 2) * Math.log(p)
                    : Math.pow(1 - heatTarget[i], 4) * p * p * Math.log(1 - p);
            expected -= heatWeight[i % CELLS] * term / 2;
        }
        assertThat((double) losses(new LossWeights(1, 1, 1)).get("heat")).isCloseTo(expected, within(EXACT * expected));
    }

    @Test
    void theLossIsTheWeightedSum() {
        wantBox(5, box(0.1, 0.2, 4, 2, 0.3), 0.5);
        predictBox(5, box(0.3, 0, 3.5, 1.8, 0.5));
        Map<String, Float> losses = losses(new LossWeights(0.25, 3, 1));
        assertThat((double) losses.get("loss"))
                .isCloseTo(losses.get("heat") + 0.25 * losses.get("box") + 3 * losses.get("overlap"), within(EXACT));
        assertThat(losses.get("box")).isPositive();
        assertThat(losses.get("overlap")).isPositive();
    }

    @Test
    void aSweepWithoutObjectsHasAFiniteLoss() {
        Map<String, Float> losses = losses(new LossWeights(1, 1, 1));
        assertThat(losses.values()).allMatch(Float::isFinite);
        assertThat(losses.get("box")).isZero();
        assertThat((double) losses.get("heat")).isCloseTo(heat.length * 0.25 * Math.log(2), within(EXACT));
    }

    @Test
    void gradientsAreThoseOfDifferences() {
        spreadHeads();
        for (String head : List.of("heat", "code", "overlap")) {
            if (network != null) {
                network.close();
            }
            // the predicted IoU is held to that of the boxes, which gets no gradient from it
            load(new LossWeights(0.7, head.equals("code") ? 0 : 0.6, 1));
            network.step(inputs());
            float[] slopes = network.gradients().read(head);
            float[] values = network.parameters().read(head);
            assertThat(steepest(slopes)).isGreaterThan(3 * TOLERANCE);
            for (int i = 0; i < values.length; i++) {
                double difference = (lossAt(head, values, i, STEP) - lossAt(head, values, i, -STEP)) / (2 * STEP);
                assertThat((double) slopes[i]).as("%s[%d]", head, i).isCloseTo(difference, within(TOLERANCE));
            }
        }
    }

    @Test
    void whatIsLeftOutHasNoGradient() {
        spreadHeads();
        heatWeight[6] = 0;
        boxWeight[BoxCode.CHANNELS - 1] = 0; // the first box's velocity along y is unknown
        load(new LossWeights(1, 1, 1));
        network.step(inputs());
        float[] heatSlopes = network.gradients().read("heat");
        float[] codeSlopes = network.gradients().read("code");
        assertThat(heatSlopes[6]).isZero();
        assertThat(heatSlopes[CELLS + 6]).isZero();
        assertThat(heatSlopes[5]).isNotZero();
        assertThat(codeSlopes[(BoxCode.CHANNELS - 1) * CELLS + (int) boxCells[0]])
                .isZero();
        assertThat(codeSlopes[(BoxCode.CHANNELS - 2) * CELLS + (int) boxCells[0]])
                .isNotZero();
        assertThat(codeSlopes[0]).isZero(); // cell 0 carries no box
    }

    @Test
    void thePredictedIouDoesNotPullAtTheBoxes() {
        spreadHeads();
        load(new LossWeights(0, 1, 1));
        network.step(inputs());
        assertThat(network.gradients().read("code")).containsOnly(0);
        assertThat(network.gradients().read("overlap")[(int) boxCells[0]]).isNotZero();
    }

    /** Random heads, two boxes to be found near what is predicted, all away from the kinks of absolute values. */
    private void spreadHeads() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < heat.length; i++) {
            heat[i] = (float) random.nextDouble(-2, 2);
            heatTarget[i] = (float) random.nextDouble(0, 0.9);
        }
        heatTarget[5] = 1;
        heatTarget[CELLS + 10] = 1;
        for (int i = 0; i < overlap.length; i++) {
            overlap[i] = (float) random.nextDouble(-2, 2);
        }
        wantBox(5, box(0.2, -0.2, 4, 2, 0.3), 1);
        wantBox(10, box(0.4, 0.5, 0.8, 0.7, -2), 0.3);
        for (int b = 0; b < boxCells.length; b++) {
            for (int c = 0; c < BoxCode.CHANNELS; c++) {
                double off = random.nextDouble(0.1, 0.4) * (random.nextBoolean() ? 1 : -1);
                code[c * CELLS + (int) boxCells[b]] = (float) (boxCode[b * BoxCode.CHANNELS + c] + off);
            }
        }
    }

    private double lossAt(String head, float[] values, int index, double step) {
        float[] moved = values.clone();
        moved[index] += (float) step;
        network.parameters().write(head, moved);
        double loss = network.losses(inputs()).get("loss");
        network.parameters().write(head, values);
        return loss;
    }

    private Map<String, Float> losses(LossWeights weights) {
        load(weights);
        return network.losses(inputs());
    }

    private void load(LossWeights weights) {
        Graph g = new Graph("losses");
        PillarNetwork.Heads heads = new PillarNetwork.Heads(
                g.parameter("heat", Init.normal(1), 1, CLASSES, SIDE, SIDE),
                g.parameter("code", Init.normal(1), 1, BoxCode.CHANNELS, SIDE, SIDE),
                g.parameter("overlap", Init.normal(1), 1, 1, SIDE, SIDE));
        DetectionLoss.add(g, heads, SPEC, 1, weights);
        network = TrainableNetwork.load(engine, g, Weights.initial(g, new SplittableRandom(2)), Precision.FP32);
        network.parameters().write("heat", heat);
        network.parameters().write("code", code);
        network.parameters().write("overlap", overlap);
    }

    private Map<String, HostTensor> inputs() {
        Map<String, HostTensor> inputs = new HashMap<>();
        inputs.put("heatTarget", HostTensor.of(heatTarget, 1, CLASSES, SIDE, SIDE));
        inputs.put("heatWeight", HostTensor.of(heatWeight, 1, 1, SIDE, SIDE));
        inputs.put("boxCells", HostTensor.of(boxCells, boxCells.length));
        inputs.put("boxCode", HostTensor.of(boxCode, boxCells.length, BoxCode.CHANNELS));
        inputs.put("boxWeight", HostTensor.of(boxWeight, boxCells.length, BoxCode.CHANNELS));
        return inputs;
    }

    private void wantBox(int cell, Box3d box, double weight) {
        boxCells = Arrays.copyOf(boxCells, boxCells.length + 1);
        boxCells[boxCells.length - 1] = cell;
        boxCode = joined(boxCode, encoded(box, cell));
        boxWeight = joined(boxWeight, filled(BoxCode.CHANNELS, (float) weight));
    }

    private void predictBox(int cell, Box3d box) {
        float[] values = encoded(box, cell);
        for (int c = 0; c < values.length; c++) {
            code[c * CELLS + cell] = values[c];
        }
    }

    private static double steepest(float[] slopes) {
        double steepest = 0;
        for (float slope : slopes) {
            steepest = Math.max(steepest, Math.abs(slope));
        }
        return steepest;
    }

    private static float[] encoded(Box3d box, int cell) {
        float[] values = new float[BoxCode.CHANNELS];
        BoxCode.encode(box, 3, -1, SPEC.outputGrid(), cell % SIDE, cell / SIDE, values);
        return values;
    }

    private static float[] joined(float[] a, float[] b) {
        float[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static float[] filled(int size, float value) {
        float[] values = new float[size];
        Arrays.fill(values, value);
        return values;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static Box3d box(double x, double y, double length, double width, double yaw) {
        return new Box3d(FrameId.LIDAR, x, y, -0.5, length, width, 1.5, yaw);
    }
}
