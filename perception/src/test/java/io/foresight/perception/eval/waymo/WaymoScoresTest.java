package io.foresight.perception.eval.waymo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaymoScoresTest {
    private static final FrameId VEHICLE = new FrameId("waymo-vehicle");
    private static final WaymoSettings SETTINGS = WaymoSettings.official();
    private static final double CLOSE = 1e-6; // the tool adds in floats

    private static Box3d box(double x, double yaw) {
        return new Box3d(VEHICLE, x, 0, 1, 4, 2, 1.5, yaw);
    }

    private static WaymoObject label(Box3d box, int points) {
        return new WaymoObject("frame", WaymoType.VEHICLE, box, 1, 0, points, false);
    }

    private static WaymoObject detection(Box3d box, double score) {
        return new WaymoObject("frame", WaymoType.VEHICLE, box, (float) score, 0, 0, false);
    }

    private static WaymoScores.Row row(
            List<WaymoObject> labels, List<WaymoObject> detections, int level, WaymoSettings settings) {
        return WaymoScores.of(labels, detections, settings).rows().stream()
                .filter(row -> row.type() == WaymoType.VEHICLE && row.range().equals("all") && row.level() == level)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void perfectDetectionsReachOne() {
        WaymoScores.Row row = row(List.of(label(box(10, 0), 100)), List.of(detection(box(10, 0), 0.9)), 1, SETTINGS);
        assertThat(row.ap()).isCloseTo(1, within(CLOSE));
        assertThat(row.aph()).isCloseTo(1, within(CLOSE));
        assertThat(row.labels()).isEqualTo(1);
    }

    @Test
    void aTurnedBoxCountsLessByHeading() {
        List<WaymoObject> labels = List.of(label(box(10, 0), 100));
        WaymoScores.Row opposite = row(labels, List.of(detection(box(10, Math.PI), 0.9)), 1, SETTINGS);
        WaymoScores.Row slight = row(labels, List.of(detection(box(10, 0.1), 0.9)), 1, SETTINGS);
        assertThat(opposite.ap()).isCloseTo(1, within(CLOSE));
        assertThat(opposite.aph()).isCloseTo(0, within(CLOSE));
        assertThat(slight.aph()).isCloseTo(1 - 0.1 / Math.PI, within(CLOSE));
    }

    @Test
    void aLabelWithFewPointsIsMissedAtLevelTwoOnly() {
        List<WaymoObject> labels = List.of(label(box(10, 0), 6), label(box(20, 0), 5), label(box(25, 0), 0));
        List<WaymoObject> found = List.of(detection(box(10, 0), 0.9));
        assertThat(row(labels, found, 1, SETTINGS).labels()).isEqualTo(1);
        assertThat(row(labels, found, 1, SETTINGS).ap()).isCloseTo(1, within(CLOSE));
        assertThat(row(labels, found, 2, SETTINGS).labels()).isEqualTo(2);
        assertThat(row(labels, found, 2, SETTINGS).ap()).isCloseTo(0.5, within(CLOSE));
    }

    @Test
    void aFalsePositiveCountsUnlessItLiesWhereNothingIsLabelled() {
        WaymoObject label = label(box(10, 0), 100);
        WaymoObject found = detection(box(10, 0), 0.5);
        WaymoObject wrong = detection(box(40, 0), 0.9);
        WaymoObject excused = new WaymoObject("frame", WaymoType.VEHICLE, wrong.box(), wrong.score(), 0, 0, true);
        // the only recall that is reached, 1, has a precision of 1/2
        assertThat(row(List.of(label), List.of(found, wrong), 1, SETTINGS).ap()).isCloseTo(0.5, within(CLOSE));
        assertThat(row(List.of(label), List.of(found, excused), 1, SETTINGS).ap())
                .isCloseTo(1, within(CLOSE));
    }

    @Test
    void matchesAreMadeSoThatMostOverlapIsShared() {
        // 0.3 m apart the overlap is 3.7 / 4.3; the first detection lies between both labels and could take either
        List<WaymoObject> labels = List.of(label(box(10, 0), 100), label(box(10.6, 0), 100));
        List<WaymoObject> found = List.of(detection(box(10.3, 0), 0.9), detection(box(10.01, 0), 0.9));
        assertThat(row(labels, found, 1, SETTINGS).ap()).isCloseTo(1, within(CLOSE));
    }

    @Test
    void overlapOnTheGroundForgivesHeight() {
        Box3d high = new Box3d(VEHICLE, 10, 0, 2, 4, 2, 1.5, 0);
        List<WaymoObject> labels = List.of(label(box(10, 0), 100));
        List<WaymoObject> found = List.of(detection(high, 0.9));
        WaymoSettings ground =
                new WaymoSettings(SETTINGS.iouThresholds(), WaymoSettings.Overlap.BEV, List.of(), 101, 0.05, 5);
        assertThat(row(labels, found, 1, SETTINGS).ap()).isCloseTo(0, within(CLOSE));
        assertThat(row(labels, found, 1, ground).ap()).isCloseTo(1, within(CLOSE));
    }

    @Test
    void rangesAreToldApart() {
        List<WaymoObject> labels = List.of(label(box(10, 0), 100), label(box(60, 0), 100));
        WaymoScores scores = WaymoScores.of(labels, List.of(detection(box(60, 0), 0.9)), SETTINGS);
        List<Double> ofLevel1 = scores.rows().stream()
                .filter(row -> row.type() == WaymoType.VEHICLE && row.level() == 1)
                .map(WaymoScores.Row::ap)
                .toList();
        assertThat(ofLevel1).hasSize(4);
        assertThat(ofLevel1.get(0)).isCloseTo(0.5, within(CLOSE));
        assertThat(ofLevel1.get(1)).isZero();
        assertThat(ofLevel1.get(2)).as("no labels from 30 to 50 m").isNaN();
        assertThat(ofLevel1.get(3)).isCloseTo(1, within(CLOSE));
    }
}
