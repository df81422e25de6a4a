package io.foresight.perception.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.kitti.KittiType;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.perception.taxonomy.UnknownClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DetectionScoreTest {
    private static final Taxonomy ALL =
            Taxonomy.selecting("car", "truck", "bus", "pedestrian", "cyclist", "motorcycle");

    private final DetectionScore score = new DetectionScore(ALL, 51.2, 5);

    @Test
    void hitsMissesAndFalsePositivesAreCountedByClassAndRange() {
        score.add(
                List.of(car(10, 0.9f), car(30, 0.8f), car(45, 0.7f), walker(12.1, 0.9f)),
                List.of(
                        label(ObjectClass.named("car"), 10.5, 50),
                        label(ObjectClass.named("car"), 40, 50),
                        label(ObjectClass.named("pedestrian"), 12, 9)));
        assertThat(score.total()).isEqualTo(new Tally(3, 2, 2));
        assertThat(score.byClass().get(ObjectClass.named("car"))).isEqualTo(new Tally(2, 1, 2));
        assertThat(score.byClass().get(ObjectClass.named("pedestrian"))).isEqualTo(new Tally(1, 1, 0));
        assertThat(score.byClass()).doesNotContainKey(ObjectClass.named("bus"));
        assertThat(score.byRange())
                .containsEntry("0-20", new Tally(2, 2, 0))
                .containsEntry("20-35", new Tally(0, 0, 1))
                .containsEntry("35-51", new Tally(1, 0, 1));
        assertThat(score.total().recall()).isEqualTo(2 / 3.0);
        assertThat(score.total().precision()).isEqualTo(0.5);
    }

    @Test
    void oneLabelIsFoundOnce() {
        score.add(List.of(car(10, 0.5f), car(10.1, 0.9f)), List.of(label(ObjectClass.named("car"), 10, 50)));
        assertThat(score.total()).isEqualTo(new Tally(1, 1, 1));
    }

    @Test
    void anotherClassAtTheSamePlaceIsNoHit() {
        score.add(List.of(car(10, 0.5f)), List.of(label(ObjectClass.named("truck"), 10, 50)));
        assertThat(score.total()).isEqualTo(new Tally(1, 0, 1));
    }

    @Test
    void hardlySeenAndFarLabelsNeedNotBeFoundButMayBe() {
        score.add(
                List.of(car(10, 0.9f), car(52, 0.8f), car(90, 0.7f)),
                List.of(
                        label(ObjectClass.named("car"), 10, 4),
                        label(ObjectClass.named("car"), 20, 4),
                        label(ObjectClass.named("car"), 52, 50),
                        label(ObjectClass.named("car"), 60, 50)));
        assertThat(score.total()).isEqualTo(Tally.ZERO);
        assertThat(score.total().recall()).isNaN();
        assertThat(score.total().precision()).isNaN();
    }

    @Test
    void labelsWithoutAPointCountAreDemanded() {
        score.add(List.of(), List.of(label(ObjectClass.named("car"), 10, -1)));
        assertThat(score.total()).isEqualTo(new Tally(1, 0, 0));
    }

    @Test
    void anIgnoredObjectNeitherMissesNorMakesAFalsePositive() {
        score.add(
                List.of(car(10, 0.9f), car(10.5, 0.8f), car(30, 0.7f)),
                List.of(label(ObjectClass.IGNORED, 10, 50), label(ObjectClass.IGNORED, 20, 50)));
        assertThat(score.total()).isEqualTo(new Tally(0, 0, 1));
        assertThat(score.byClass()).containsOnlyKeys(ObjectClass.named("car"));
    }

    @Test
    void aClassThatTheModelDoesNotHaveIsIgnored() {
        DetectionScore carsOnly = new DetectionScore(Taxonomy.selecting("car"), 51.2, 5);
        carsOnly.add(List.of(car(10, 0.9f)), List.of(label(ObjectClass.named("truck"), 10, 50)));
        assertThat(carsOnly.total()).isEqualTo(Tally.ZERO);
    }

    @Test
    void aModelMayTakeSeveralClassesForOne() {
        Taxonomy vehicles =
                new Taxonomy(List.of(Taxonomy.Mapping.of("car", "car", "truck", "bus")), List.of("pedestrian"));
        DetectionScore merged = new DetectionScore(vehicles, 51.2, 5);
        merged.add(
                List.of(car(10, 0.9f)),
                List.of(label(ObjectClass.named("truck"), 10, 50), label(ObjectClass.named("pedestrian"), 12, 50)));
        assertThat(merged.byClass()).containsExactly(entry(ObjectClass.named("car"), new Tally(1, 1, 0)));
        assertThatThrownBy(() -> merged.add(List.of(), List.of(label(ObjectClass.named("cyclist"), 10, 50))))
                .isInstanceOf(UnknownClassException.class)
                .hasMessageContaining("cyclist")
                .hasMessageContaining("car, truck, bus, pedestrian");
    }

    @Test
    void tellsWhatBecameOfEachBox() {
        FrameMatch match = score.add(
                List.of(car(20, 0.4f), car(10, 0.9f), car(10.2f, 0.5f), car(60, 0.8f)),
                List.of(
                        label(ObjectClass.named("car"), 10, 50),
                        label(ObjectClass.named("car"), 20, 4),
                        label(ObjectClass.named("truck"), 30, 50),
                        label(ObjectClass.IGNORED, 40, 50)));
        assertThat(match.detections())
                .containsExactly(
                        FrameMatch.Verdict.NOT_COUNTED,
                        FrameMatch.Verdict.HIT,
                        FrameMatch.Verdict.FALSE,
                        FrameMatch.Verdict.NOT_COUNTED);
        assertThat(match.labels())
                .containsExactly(
                        FrameMatch.Verdict.HIT,
                        FrameMatch.Verdict.NOT_COUNTED,
                        FrameMatch.Verdict.MISSED,
                        FrameMatch.Verdict.NOT_COUNTED);
        assertThat(match.finders()).containsExactly(1, 0, FrameMatch.NOBODY, FrameMatch.NOBODY);
        assertThat(match.labelClasses())
                .containsExactly(
                        ObjectClass.named("car"),
                        ObjectClass.named("car"),
                        ObjectClass.named("truck"),
                        ObjectClass.IGNORED);
    }

    @Test
    void theVerdictsAboveAThresholdStayWithoutTheDetectionsBelow() {
        Random random = new Random(3);
        for (int round = 0; round < 50; round++) {
            List<Detection> detections = new ArrayList<>();
            List<LabelledBox> labels = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                detections.add(car(5 + 45 * random.nextDouble(), random.nextFloat()));
                labels.add(label(ObjectClass.named("car"), 5 + 45 * random.nextDouble(), random.nextInt(12)));
            }
            List<Detection> sure =
                    detections.stream().filter(found -> found.score() >= 0.5).toList();
            FrameMatch all = new DetectionScore(ALL, 51.2, 5).add(detections, labels);
            DetectionScore alone = new DetectionScore(ALL, 51.2, 5);
            alone.add(sure, labels);
            int found = 0;
            int wrong = 0;
            for (int i = 0; i < labels.size(); i++) {
                int finder = all.finders().get(i);
                boolean counts = all.labels().get(i) == FrameMatch.Verdict.HIT;
                found += counts && detections.get(finder).score() >= 0.5 ? 1 : 0;
            }
            for (int i = 0; i < detections.size(); i++) {
                boolean isFalse = all.detections().get(i) == FrameMatch.Verdict.FALSE;
                wrong += isFalse && detections.get(i).score() >= 0.5 ? 1 : 0;
            }
            assertThat(alone.total().found()).isEqualTo(found);
            assertThat(alone.total().falsePositives()).isEqualTo(wrong);
        }
    }

    @Test
    void theRuleIsToldInWords() {
        assertThat(DetectionScore.usual(Taxonomy.selecting("car", "pedestrian")).rule())
                .isEqualTo(
                        "objects within 50 m with at least 5 points; bird's-eye IoU at least 0.5 for car, 0.3 for pedestrian");
        assertThat(score.rule()).startsWith("objects within 51.2 m");
    }

    @Test
    void refusesARangeThatIsNone() {
        assertThatThrownBy(() -> new DetectionScore(ALL, 0, 5)).hasMessageContaining("0.0 m");
        assertThatThrownBy(() -> new CameraViewScore(KittiType.BUS, 0.5)).hasMessageContaining("Bus");
        assertThatThrownBy(() -> new CameraViewScore(KittiType.CAR, 0)).hasMessageContaining("0.0");
    }

    private static Detection car(double x, float score) {
        return new Detection(new Box3d(FrameId.LIDAR, x, 0, 0, 4, 2, 1.5, 0), ObjectClass.named("car"), score, 0, 0);
    }

    private static Detection walker(double x, float score) {
        return new Detection(
                new Box3d(FrameId.LIDAR, x, 5, 0, 0.8, 0.6, 1.8, 0), ObjectClass.named("pedestrian"), score, 0, 0);
    }

    private static LabelledBox label(ObjectClass objectClass, double x, int points) {
        Box3d box = objectClass == ObjectClass.named("pedestrian")
                ? new Box3d(FrameId.LIDAR, x, 5, 0, 0.8, 0.6, 1.8, 0)
                : new Box3d(FrameId.LIDAR, x, 0, 0, 4, 2, 1.5, 0);
        return new LabelledBox(box, objectClass, 0, 0, 1, points, 0);
    }
}
