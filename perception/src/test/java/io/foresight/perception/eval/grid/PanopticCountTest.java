package io.foresight.perception.eval.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.perception.eval.EvaluationInputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class 0 is ignored, 1 a car, 2 a road; segments count from two points on. */
class PanopticCountTest {
    private static final int LEAST_POINTS = 2;

    /** One car of 4 points is found but for one; another of 3 is missed; 2 points of it are a car that is not there. */
    @Test
    void segmentsAreMatchedFromHalfAnIouOn() {
        PanopticCount count = count(
                points("1a1a1a1a 1b1b1b 2_2_"), //
                points("1x1x1x2_ 1y2_1y 2_2_"));
        assertThat(count.segmentation(1)).isCloseTo((0.75 + 2.0 / 3) / 2, within(1e-12));
        assertThat(count.recognition(1)).isEqualTo(1);
        assertThat(count.iou(1)).isCloseTo(5.0 / 7, within(1e-12));
        assertThat(count.quality(2)).isZero();
        assertThat(count.recognition(2)).isZero();
    }

    @Test
    void halfAnIouIsNoMatch() {
        PanopticCount count = count(points("1a1a"), points("1x2_"));
        assertThat(count.labels(1)).isEqualTo(1);
        assertThat(count.predictions(1)).isZero(); // too small
        assertThat(count.quality(1)).isZero();
    }

    @Test
    void smallSegmentsCountOnlyWhereTheyAreMatched() {
        PanopticCount count = count(points("1a2_2_2_"), points("1x2_2_2_"));
        assertThat(count.quality(1)).isEqualTo(1);
        PanopticCount missed = count(points("1a2_2_2_"), points("2_2_2_2_"));
        assertThat(missed.labels(1)).isZero();
        assertThat(missed.quality(2)).isEqualTo(0.75);
    }

    @Test
    void pointsOfIgnoredClassesAreLeftOut() {
        PanopticCount count = count(points("1a1a0_0_0_"), points("1x1x1x1x1x"));
        assertThat(count.quality(1)).isEqualTo(1);
        assertThat(count.iou(1)).isEqualTo(1);
    }

    @Test
    void sweepsAreCountedTogetherButInstancesAreNotShared() {
        PanopticCount both = count(points("1a1a"), points("1a1a"));
        both.add(count(points("1a1a1a"), points("2_2_2_")));
        assertThat(both.recognition(1)).isCloseTo(1 / 1.5, within(1e-12));
        assertThat(both.iou(1)).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void wrongFilesAreNamed(@TempDir Path folder) throws IOException {
        NumpyFiles.bytes(folder.resolve("a_gt_sem.npy"), "(3,)", 1, 2, 0);
        NumpyFiles.bytes(folder.resolve("a_gt_inst.npy"), "(3,)", 1, 2, 0);
        NumpyFiles.bytes(folder.resolve("a_pred_sem.npy"), "(3,)", 1, 20, 0);
        NumpyFiles.bytes(folder.resolve("a_pred_inst.npy"), "(2,)", 1, 2);
        assertRefused(folder, "a_pred_inst.npy: has shape [2], must be as the labels: [3]");
        NumpyFiles.bytes(folder.resolve("a_pred_inst.npy"), "(3,)", 1, 2, 3);
        assertRefused(folder, "a_pred_sem.npy: number 1 is 20, must be 0 to 19");
        NumpyFiles.floats(folder.resolve("a_pred_sem.npy"), "(3,)", 1, 2, 0);
        assertRefused(folder, "a_pred_sem.npy: holds floats, whole numbers are needed");
    }

    private static void assertRefused(Path folder, String message) {
        assertThatThrownBy(
                        () -> new PanopticEvaluation().evaluate(new EvaluationInputs(folder, folder, Optional.empty())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    private static PanopticCount count(PointSegments truth, PointSegments prediction) {
        PanopticCount count = new PanopticCount(3);
        count.add(truth, prediction, of -> of == 0, LEAST_POINTS);
        return count;
    }

    /** A digit and a letter a point: class and instance. */
    private static PointSegments points(String text) {
        int[] characters = text.replace(" ", "").chars().toArray();
        int[] classes = new int[characters.length / 2];
        int[] instances = new int[classes.length];
        Arrays.setAll(classes, i -> characters[2 * i] - '0');
        Arrays.setAll(instances, i -> characters[2 * i + 1]);
        return new PointSegments(classes, instances);
    }
}
