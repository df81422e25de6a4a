package io.foresight.perception.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NonMaximumSuppressionTest {
    private final NonMaximumSuppression suppression = new NonMaximumSuppression(0.2, 0.5, 100);

    @Test
    void theBestOfAHeapStays() {
        List<Box3d> boxes = List.of(car(0), car(0.2), car(20), car(0.1));
        assertThat(suppression.keep(boxes, new float[] {0.5f, 0.9f, 0.3f, 0.7f}, new int[4]))
                .containsExactly(1, 2);
    }

    @Test
    void ofTwoGroupsOnlyOneStaysWhereTheyAreOneThing() {
        List<Box3d> boxes = List.of(car(0), car(0.5), car(2.7));
        assertThat(suppression.keep(boxes, new float[] {0.5f, 0.9f, 0.4f}, new int[] {0, 3, 5}))
                .as("the third shares less than half")
                .containsExactly(1, 2);
        Box3d person = new Box3d(FrameId.LIDAR, 1.5, 0.5, 0, 0.6, 0.6, 1.7, 0);
        Box3d beside = new Box3d(FrameId.LIDAR, 1.5, 1.1, 0, 0.6, 0.6, 1.7, 0);
        assertThat(suppression.keep(
                        List.of(car(0), person, beside), new float[] {0.9f, 0.8f, 0.7f}, new int[] {0, 1, 2}))
                .as("nobody is found inside a car, but beside it")
                .containsExactly(0, 2);
    }

    @Test
    void equalScoresKeepTheirOrder() {
        List<Box3d> boxes = List.of(car(0), car(0.1), car(30));
        assertThat(suppression.keep(boxes, new float[] {0.5f, 0.5f, 0.5f}, new int[3]))
                .containsExactly(0, 2);
    }

    @Test
    void neighboursBelowTheLimitBothStay() {
        List<Box3d> boxes = List.of(car(0), car(3.9)); // 0.1 of 4 metres shared
        assertThat(suppression.keep(boxes, new float[] {0.5f, 0.6f}, new int[2]))
                .containsExactly(1, 0);
    }

    @Test
    void nothingYieldsNothing() {
        assertThat(suppression.keep(List.of(), new float[0], new int[0])).isEmpty();
    }

    @Test
    void noMoreThanAskedForAreKept() {
        NonMaximumSuppression two = new NonMaximumSuppression(0.2, 0.5, 2);
        List<Box3d> boxes = List.of(car(0), car(10), car(20), car(30));
        assertThat(two.keep(boxes, new float[] {-1f, 0f, 2f, 0.5f}, new int[4])).containsExactly(2, 3);
    }

    @Test
    void keptBoxesDoNotOverlapAndEveryOtherIsSilencedByABetterOne() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 50; round++) {
            int count = 60;
            List<Box3d> boxes = new ArrayList<>();
            float[] scores = new float[count];
            int[] groups = new int[count];
            for (int i = 0; i < count; i++) {
                boxes.add(new Box3d(
                        FrameId.LIDAR,
                        random.nextDouble(20),
                        random.nextDouble(20),
                        0,
                        4,
                        2,
                        1.5,
                        random.nextDouble(6)));
                scores[i] = (float) random.nextDouble();
                groups[i] = random.nextInt(3);
            }
            int[] kept = suppression.keep(boxes, scores, groups);
            for (int i = 0; i < count; i++) {
                int candidate = i;
                boolean stays = false;
                boolean suppressed = false;
                for (int k : kept) {
                    stays |= k == candidate;
                    suppressed |= k != candidate
                            && scores[k] >= scores[candidate]
                            && (groups[k] == groups[candidate]
                                    ? BoxOverlap.bev(boxes.get(k), boxes.get(candidate)) > 0.2
                                    : BoxOverlap.bevIntersection(boxes.get(k), boxes.get(candidate)) > 4);
                }
                assertThat(stays).as("box %d", i).isNotEqualTo(suppressed);
            }
        }
    }

    @Test
    void refusesWhatCannotBeSorted() {
        assertThatThrownBy(() -> suppression.keep(List.of(car(0)), new float[] {Float.NaN}, new int[1]))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> suppression.keep(List.of(car(0)), new float[2], new int[1]))
                .hasMessageContaining("1 boxes");
        assertThatThrownBy(() -> new NonMaximumSuppression(Double.NaN, 0.5, 1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new NonMaximumSuppression(0.5, 0, 1)).hasMessageContaining("shared part");
        assertThatThrownBy(() -> new NonMaximumSuppression(0.5, 0.5, -1)).hasMessageContaining("-1");
    }

    private static Box3d car(double x) {
        return new Box3d(FrameId.LIDAR, x, 0, 0, 4, 2, 1.5, 0);
    }
}
