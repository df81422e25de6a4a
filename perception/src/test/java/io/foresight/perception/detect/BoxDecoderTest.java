package io.foresight.perception.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.taxonomy.Taxonomy;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Maps of 16 x 16 cells of 0.8 m, two classes, overlap weight 0.5: a score is the root of heat times predicted IoU. */
class BoxDecoderTest {
    private static final int SIDE = 16;
    private static final int CELLS = SIDE * SIDE;
    private static final double TOLERANCE = 1e-5;
    private static final PillarSpec SPEC = new PillarSpec(
            new PillarGrid(6.4, 0.4, -3, 2),
            Taxonomy.selecting("car", "pedestrian"),
            1000,
            8,
            8,
            List.of(new PillarSpec.Stage(8, 1), new PillarSpec.Stage(8, 1)),
            0,
            8,
            8,
            0.5);
    private static final PillarGrid OUTPUT = SPEC.outputGrid();

    private final BoxDecoder decoder = new BoxDecoder(SPEC);
    private final FloatBuffer heat = FloatBuffer.allocate(2 * CELLS);
    private final FloatBuffer code = FloatBuffer.allocate(BoxCode.CHANNELS * CELLS);
    private final FloatBuffer overlap = FloatBuffer.allocate(CELLS);

    @Test
    void mapsWithoutHeatHaveNoBoxes() {
        assertThat(peaks(0.1f)).isEmpty();
    }

    @Test
    void aPeakBecomesTheBoxThatWasEncodedThere() {
        Box3d box = new Box3d(FrameId.LIDAR, 1.9, -3.1, -0.7, 4.2, 1.8, 1.5, -2.4);
        put(0, box, 7, -2, 0.9f, 0.8f);

        List<Detection> found = peaks(0.3f);

        assertThat(found).hasSize(1);
        Detection detection = found.get(0);
        assertThat(detection.objectClass().name()).isEqualTo("car");
        assertThat(detection.box().frame()).isEqualTo(FrameId.LIDAR);
        assertThat(detection.box().x()).isCloseTo(box.x(), within(TOLERANCE));
        assertThat(detection.box().y()).isCloseTo(box.y(), within(TOLERANCE));
        assertThat(detection.box().z()).isCloseTo(box.z(), within(TOLERANCE));
        assertThat(detection.box().length()).isCloseTo(box.length(), within(TOLERANCE));
        assertThat(detection.box().width()).isCloseTo(box.width(), within(TOLERANCE));
        assertThat(detection.box().height()).isCloseTo(box.height(), within(TOLERANCE));
        assertThat(detection.box().yaw()).isCloseTo(box.yaw(), within(TOLERANCE));
        assertThat(detection.hasVelocity())
                .as("one sweep does not show it, whatever the network says")
                .isFalse();
    }

    @Test
    void theScoreIsHeatTimesPredictedIouByTheirWeights() {
        put(0, at(0.4, 0.4), 0, 0, 0.64f, 0.25f);
        assertThat(peaks(0.39f).get(0).score()).isCloseTo(0.4f, within(1e-6f));
        assertThat(peaks(0.41f)).isEmpty();
    }

    @Test
    void aPredictedIouOfNothingOrLessIsNoScore() {
        put(0, at(0.4, 0.4), 0, 0, 1, 0);
        put(0, at(-4, -4), 0, 0, 1, -0.5f);
        assertThat(peaks(0.01f)).isEmpty();
    }

    @Test
    void aCellBesideAHigherOneIsNoPeak() {
        put(0, at(0.4, 0.4), 0, 0, 0.9f, 1);
        put(0, at(1.2, 1.2), 0, 0, 0.8f, 1); // diagonal neighbour
        put(0, at(2.8, 0.4), 0, 0, 0.7f, 1); // three cells on
        assertThat(peaks(0.1f)).extracting(Detection::score).containsExactly(root(0.9), root(0.7));
    }

    @Test
    void equalNeighboursAreBothPeaks() {
        put(0, at(0.4, 0.4), 0, 0, 0.9f, 1);
        put(0, at(1.2, 0.4), 0, 0, 0.9f, 1);
        assertThat(peaks(0.1f)).hasSize(2);
    }

    @Test
    void classesDoNotHideEachOthersPeaks() {
        put(0, at(0.4, 0.4), 0, 0, 0.9f, 1);
        heat.put(CELLS + cell(at(1.2, 0.4)), 0.5f);
        put(1, at(1.2, 0.4), 0, 0, 0.5f, 1);
        assertThat(peaks(0.1f))
                .extracting(detection -> detection.objectClass().name())
                .containsExactly("car", "pedestrian");
    }

    @Test
    void cornersOfTheGridCanBePeaks() {
        for (double x : new double[] {-6, 6}) {
            for (double y : new double[] {-6, 6}) {
                put(0, at(x, y), 0, 0, 0.9f, 1);
            }
        }
        assertThat(peaks(0.1f)).hasSize(4);
    }

    @Test
    void boxesComeByFallingScore() {
        put(0, at(-4, 0.4), 0, 0, 0.3f, 1);
        put(1, at(4, 0.4), 0, 0, 0.9f, 1);
        put(0, at(0.4, 0.4), 0, 0, 0.6f, 1);
        assertThat(peaks(0.1f)).extracting(Detection::score).containsExactly(root(0.9), root(0.6), root(0.3));
    }

    @Test
    void noMoreThan500BoxesComeOut() {
        for (int cell = 0; cell < CELLS; cell++) {
            overlap.put(cell, 1);
            heat.put(cell, 0.5f);
            heat.put(CELLS + cell, 0.4f);
            for (int size = 3; size < 6; size++) {
                code.put(size * CELLS + cell, (float) Math.log(size == 3 ? 2.1 : 1.4));
            }
        }
        List<Detection> found = peaks(0.1f);
        assertThat(found).hasSize(500);
        assertThat(found.subList(0, CELLS))
                .allMatch(detection -> detection.objectClass().name().equals("car"));
    }

    @Test
    void sizesThatAClassCannotHaveAreNoBoxes() {
        put(0, new Box3d(FrameId.LIDAR, 4, 4, -1, 12, 1.8, 1.5, 0), 0, 0, 0.9f, 1);
        put(0, new Box3d(FrameId.LIDAR, -4, 4, -1, 4, 0.4, 1.5, 0), 0, 0, 0.9f, 1);
        put(1, new Box3d(FrameId.LIDAR, 4, -4, -1, 3.8, 1.6, 1.7, 0), 0, 0, 0.9f, 1);
        put(1, new Box3d(FrameId.LIDAR, -4, -4, -1, 0.6, 0.7, 1.7, 0), 0, 0, 0.9f, 1);
        assertThat(peaks(0.1f)).hasSize(1).first().satisfies(person -> assertThat(
                        person.box().length())
                .isCloseTo(0.6, within(TOLERANCE)));
    }

    private List<Detection> peaks(float threshold) {
        return decoder.peaks(heat, code, overlap, threshold, FrameId.LIDAR);
    }

    private void put(int channel, Box3d box, double vx, double vy, float peak, float iou) {
        int cell = cell(box);
        heat.put(channel * CELLS + cell, peak);
        overlap.put(cell, iou);
        float[] values = new float[BoxCode.CHANNELS];
        BoxCode.encode(box, vx, vy, OUTPUT, OUTPUT.index(box.x()), OUTPUT.index(box.y()), values);
        for (int c = 0; c < values.length; c++) {
            code.put(c * CELLS + cell, values[c]);
        }
    }

    private static int cell(Box3d box) {
        return OUTPUT.index(box.y()) * SIDE + OUTPUT.index(box.x());
    }

    private static Box3d at(double x, double y) {
        return new Box3d(FrameId.LIDAR, x, y, -1, 2.1, 1.3, 1.5, 0.3);
    }

    private static float root(double heat) {
        return (float) Math.pow((float) heat, 0.5);
    }
}
