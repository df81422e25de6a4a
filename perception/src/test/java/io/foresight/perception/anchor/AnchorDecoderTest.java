package io.foresight.perception.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a head of 4 x 2 cells with four anchors each: car and pedestrian, each with rotation 0 and a quarter turn. */
class AnchorDecoderTest {
    private static final int ANCHORS = 4 * 2 * 4;
    private static final int IN_SECOND_ROW = (4 + 1) * 4; // first anchor of the cell at column 1, row 1: x 3, y 1

    private final float[] logits = new float[2 * ANCHORS];
    private final float[] corrections = new float[7 * ANCHORS];
    private final float[] directions = new float[2 * ANCHORS];

    AnchorDecoderTest() {
        Arrays.fill(logits, -9);
    }

    @Test
    void withoutCorrectionTheBoxIsTheAnchor() {
        logits[2 * IN_SECOND_ROW] = 2;
        List<FoundBox> found = boxes(BoxRules.Convention.FLU, AnchorModels.PLAIN, false);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).objectClass()).isZero();
        assertThat(found.get(0).score()).isCloseTo(0.880797f, within(1e-6f));
        assertThat(found.get(0).box()).isEqualTo(new Box3d(FrameId.LIDAR, 3, 1, -1, 4, 2, 1.5, 0));
    }

    @Test
    void correctionsMoveByTheDiagonalAndScaleByTheExponential() {
        logits[2 * IN_SECOND_ROW] = 2;
        float log2 = (float) Math.log(2);
        System.arraycopy(new float[] {0.1f, -0.2f, 1, log2, 0, -log2, 0.25f}, 0, corrections, 7 * IN_SECOND_ROW, 7);
        Box3d box =
                boxes(BoxRules.Convention.FLU, AnchorModels.PLAIN, false).get(0).box();
        assertThat(box.x()).isCloseTo(3 + 0.1 * Math.hypot(4, 2), within(1e-6));
        assertThat(box.y()).isCloseTo(1 - 0.2 * Math.hypot(4, 2), within(1e-6));
        assertThat(box.z()).isCloseTo(-1 + 1.5, within(1e-6));
        assertThat(box.length()).isCloseTo(8, within(1e-5));
        assertThat(box.width()).isCloseTo(2, within(1e-5));
        assertThat(box.height()).isCloseTo(0.75, within(1e-5));
        assertThat(box.yaw()).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void kittisAnglesCountClockwiseFromTheRight() {
        logits[2 * IN_SECOND_ROW] = 2;
        corrections[7 * IN_SECOND_ROW + 3] = (float) Math.log(2); // the width stands first
        Box3d right = boxes(BoxRules.Convention.KITTI, AnchorModels.PLAIN, false)
                .get(0)
                .box();
        assertThat(right.yaw()).isCloseTo(-Math.PI / 2, within(1e-6)); // -y
        assertThat(right.width()).isCloseTo(4, within(1e-5));
        corrections[7 * IN_SECOND_ROW + 6] = 0.3f;
        Box3d turned = boxes(BoxRules.Convention.KITTI, AnchorModels.PLAIN, false)
                .get(0)
                .box();
        assertThat(turned.yaw()).isCloseTo(-Math.PI / 2 - 0.3, within(1e-6));
    }

    @Test
    void theDirectionClassTurnsABoxAround() {
        logits[2 * IN_SECOND_ROW] = 2;
        directions[2 * IN_SECOND_ROW + 1] = 1;
        assertThat(boxes(BoxRules.Convention.FLU, AnchorModels.PLAIN, false)
                        .get(0)
                        .box()
                        .yaw())
                .isCloseTo(-Math.PI, within(1e-6));
        BoxRules.Direction reversed = new BoxRules.Direction(0, -Math.PI, true);
        assertThat(boxes(BoxRules.Convention.FLU, reversed, false).get(0).box().yaw())
                .isCloseTo(-Math.PI, within(1e-6));
        directions[2 * IN_SECOND_ROW + 1] = -1;
        assertThat(boxes(BoxRules.Convention.FLU, reversed, false).get(0).box().yaw())
                .isCloseTo(0, within(1e-6));
    }

    @Test
    void anAnchorHasABoxOfEachClassUnlessItsBestAloneIsAsked() {
        logits[2 * IN_SECOND_ROW] = 2;
        logits[2 * IN_SECOND_ROW + 1] = 1;
        assertThat(boxes(BoxRules.Convention.FLU, AnchorModels.PLAIN, false)).hasSize(2);
        List<FoundBox> best = boxes(BoxRules.Convention.FLU, AnchorModels.PLAIN, true);
        assertThat(best).hasSize(1);
        assertThat(best.get(0).objectClass()).isZero();
    }

    @Test
    void aBetterBoxOfItsClassSuppressesWhatOverlapsIt() {
        logits[2 * IN_SECOND_ROW] = 1;
        logits[2 * (IN_SECOND_ROW + 1)] = 2; // the same place, turned
        List<FoundBox> found = boxes(BoxRules.Convention.FLU, AnchorModels.PLAIN, false);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).box().yaw()).isCloseTo(Math.PI / 2, within(1e-6));
    }

    @Test
    void sizesThatAreNoNumbersAnyMoreGiveNoBox() {
        logits[2 * IN_SECOND_ROW] = 2;
        corrections[7 * IN_SECOND_ROW + 3] = 1000;
        assertThat(boxes(BoxRules.Convention.FLU, AnchorModels.PLAIN, false)).isEmpty();
    }

    @Test
    void centresLieInTheMiddlesOrFromEdgeToEdge() {
        AnchorSet middles = new AnchorSet(List.of(AnchorModels.CAR), List.of(0.0), AnchorSet.Placement.MIDDLES);
        AnchorSet edges = new AnchorSet(List.of(AnchorModels.CAR), List.of(0.0), AnchorSet.Placement.EDGES);
        assertThat(middles.centre(0, 4, 0, 8)).isEqualTo(1);
        assertThat(edges.centre(0, 4, 0, 8)).isZero();
        assertThat(edges.centre(3, 4, 0, 8)).isEqualTo(8);
    }

    private List<FoundBox> boxes(BoxRules.Convention convention, BoxRules.Direction direction, boolean onlyBest) {
        AnchorDecoder decoder = new AnchorDecoder(AnchorModels.of(convention, direction, onlyBest));
        return decoder.boxes(
                FloatBuffer.wrap(logits),
                FloatBuffer.wrap(corrections),
                FloatBuffer.wrap(directions),
                0.1f,
                FrameId.LIDAR);
    }
}
