package io.foresight.perception.data.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.mount.StreetScan;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SurveyTest {
    private static final Box3d CAR_BOX = new Box3d(FrameId.LIDAR, 12, 0, -0.95, 4, 1.8, 1.5, 0);

    @Test
    void aSoundDatasetHasNoProblems() {
        DatasetCheck.Report report = check(frame("a", 0, street(1), car(40)), frame("b", 1, street(2), car(40)));
        assertThat(report.problems()).isEmpty();
        assertThat(report.isSound()).isTrue();
        assertThat(report.frames()).isEqualTo(2);
    }

    @Test
    void everyProblemIsNamedByFrameAndField() {
        float[] spoilt = street(1);
        spoilt[0] = Float.NaN;
        spoilt[7] = 3;
        Box3d far = new Box3d(FrameId.LIDAR, 400, 0, 0, 4, 2, 1.5, 0);
        Box3d huge = new Box3d(FrameId.LIDAR, 12, 9, 0, 60, 2, 1.5, 0);
        Sweep bad = Sweep.of("bad", cloud(spoilt, 5))
                .withLabels(Labels.of(List.of(
                        new LabelledBox(far, ObjectClass.named("car"), 200, 0, 3, -1, 2),
                        new LabelledBox(huge, ObjectClass.named("bus"), 0, 0, 3, -1, Double.NaN),
                        car(4_000))));
        DatasetCheck.Report report =
                check(bad, frame("late", 5, street(2), car(40)), frame("bad", 4, new float[40], car(0)));
        assertThat(report.problems())
                .extracting(problem -> problem.frame() + " " + problem.field())
                .containsExactlyInAnyOrder(
                        "bad id",
                        "bad points",
                        "bad intensity",
                        "bad labels[0].x,y,z",
                        "bad labels[0].vx,vy",
                        "bad labels[0].occlusion",
                        "bad labels[1].length",
                        "bad labels[1].track",
                        "bad labels[2].points",
                        "late stamp",
                        "bad points",
                        "bad stamp",
                        "test:frames labels.points");
    }

    @Test
    void aSweepThatShowsNothingOrIsMisplacedIsReported() {
        PointCloud street = StreetScan.street(1.8).cloud();
        DatasetCheck.Report report = check(
                Sweep.of("sound", street),
                Sweep.of("zeros", new PointCloud(street.frame(), street.stamp(), new float[4 * 600], 600)),
                Sweep.of("upside down", StreetScan.street(1.8).cloud(p -> new double[] {p[0], -p[1], -p[2]})),
                Sweep.of("on the ground", StreetScan.street(1.8).cloud(p -> new double[] {p[0], p[1], p[2] + 1.8})),
                Sweep.of("map", StreetScan.street(1.8).cloud(p -> new double[] {p[0] + 900, p[1], p[2]})));
        assertThat(report.problems())
                .extracting(FrameProblem::frame)
                .containsExactly("zeros", "upside down", "on the ground", "map");
        assertThat(report.problems())
                .extracting(FrameProblem::toString)
                .satisfiesExactly(
                        zeros -> assertThat(zeros).contains("0 of 600 points can carry an object"),
                        over -> assertThat(over).contains("the ground lies above the sensor"),
                        shifted -> assertThat(shifted).contains("expected at -4.00 to -1.00 m"),
                        far -> assertThat(far).contains("coordinates of a map"));
    }

    @Test
    void aFrameThatCannotBeReadIsReportedAndTheRestChecked() {
        Dataset broken = new Frames(List.of(frame("a", 0, street(1), car(40)), frame("b", 1, street(2), car(40)))) {
            @Override
            public Sweep read(int index) throws IOException {
                if (index == 0) {
                    throw new BadDataException("a.bin: cut");
                }
                return super.read(index);
            }
        };
        assertThat(DatasetCheck.check(broken, done -> {}).problems())
                .containsExactly(new FrameProblem("a", "file", "a.bin: cut"));
    }

    @Test
    void tenThousandLabelsAreReportedOnce() {
        List<LabelledBox> labels = Collections.nCopies(10_000, car(40));
        DatasetCheck.Report report = check(Sweep.of("a", cloud(street(1), 0)).withLabels(Labels.of(labels)));
        assertThat(report.problems()).hasSize(1);
        assertThat(report.problems().get(0).message()).contains("10000").contains("2000");
    }

    @Test
    void informationCountsWhatIsThere() throws IOException {
        DatasetInfo info = DatasetInfo.collect(
                new Frames(List.of(frame("a", 0, street(1), car(40)), Sweep.of("b", cloud(street(2), 1)))), done -> {});
        assertThat(info.frames()).isEqualTo(2);
        assertThat(info.labelledFrames()).isEqualTo(1);
        assertThat(info.labels())
                .containsEntry(ObjectClass.named("car"), 1L)
                .doesNotContainKey(ObjectClass.named("bus"));
        assertThat(info.labelRangeMetres().get(ObjectClass.named("car")).mean()).isEqualTo(12);
        assertThat(info.pointsPerFrame().mean()).isEqualTo(6_300);
        assertThat(info.intensity().max()).isLessThanOrEqualTo(1);
    }

    @Test
    void aDatasetIsLikeItselfAndUnlikeAHigherSensor() throws IOException {
        Dataset low = new Frames(List.of(frame("a", 0, street(1), car(40))));
        float[] raised = street(1);
        for (int i = 2; i < raised.length; i += 4) {
            raised[i] -= 0.6f;
        }
        SweepStatistics a = SweepStatistics.collect(low, 5, done -> {});
        SweepStatistics b = SweepStatistics.collect(new Frames(List.of(frame("a", 0, raised, car(40)))), 5, done -> {});
        for (SweepComparison.Gap gap : SweepComparison.of(a, a).gaps()) {
            assertThat(gap.distance()).as(gap.quantity()).isZero();
        }
        assertThat(a.groundHeightMetres()).isCloseTo(-1.7, within(0.1));
        assertThat(a.groundShare()).isGreaterThan(0.8);
        assertThat(a.carPoints()).containsExactly(new SweepStatistics.CarPoints(10, 1, 300));
        List<SweepComparison.Gap> gaps = SweepComparison.of(a, b).gaps();
        assertThat(gap(gaps, "elevation [degrees]").distance()).isGreaterThan(0.2);
        assertThat(gap(gaps, "sensor height [m]").b()).isCloseTo(2.3, within(0.1));
        assertThat(gap(gaps, "ground share").distance())
                .as("the ground goes down with the rest")
                .isLessThan(0.05);
        assertThat(gap(gaps, "range [m]").distance()).isZero();
    }

    @Test
    void histogramsOfOtherBinsAreNotCompared() {
        Histogram a = new Histogram("range", "m", 0, 1, List.of(0.5, 0.5));
        assertThat(a.distance(new Histogram("range", "m", 0, 1, List.of(0.25, 0.5))))
                .isEqualTo(0.25);
        assertThat(a.distance(new Histogram("range", "m", 0, 1, List.of(0.0, 0.0))))
                .isEqualTo(1);
        assertThatThrownBy(() -> a.distance(new Histogram("height", "m", 0, 2, List.of(0.5, 0.5))))
                .hasMessageContaining("height");
    }

    private static SweepComparison.Gap gap(List<SweepComparison.Gap> gaps, String quantity) {
        return gaps.stream()
                .filter(gap -> gap.quantity().equals(quantity))
                .findFirst()
                .orElseThrow();
    }

    private static DatasetCheck.Report check(Sweep... frames) {
        return DatasetCheck.check(new Frames(List.of(frames)), done -> {});
    }

    private static Sweep frame(String id, long stamp, float[] xyzi, LabelledBox... labels) {
        return Sweep.of(id, cloud(xyzi, stamp)).withLabels(Labels.of(List.of(labels)));
    }

    private static PointCloud cloud(float[] xyzi, long stamp) {
        return new PointCloud(FrameId.LIDAR, new Stamp(stamp, Clock.SIMULATION), xyzi, xyzi.length / 4);
    }

    private static LabelledBox car(int points) {
        return new LabelledBox(CAR_BOX, ObjectClass.named("car"), 0, 0, 1, points, 0);
    }

    /** 6000 points of ground 1.7 m below the sensor and 300 in the car. */
    private static float[] street(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] xyzi = new float[4 * 6_300];
        for (int i = 0; i < 6_300; i++) {
            boolean car = i >= 6_000;
            xyzi[4 * i] = (float) (car ? random.nextDouble(10.1, 13.9) : random.nextDouble(-30, 30));
            xyzi[4 * i + 1] = (float) (car ? random.nextDouble(-0.85, 0.85) : random.nextDouble(-30, 30));
            xyzi[4 * i + 2] = (float) (car ? random.nextDouble(-1.6, -0.25) : -1.72 + random.nextDouble(-0.02, 0.02));
            xyzi[4 * i + 3] = (float) random.nextDouble();
        }
        return xyzi;
    }

    private static class Frames implements Dataset {
        private final List<Sweep> frames;

        Frames(List<Sweep> frames) {
            this.frames = frames;
        }

        @Override
        public String name() {
            return "test:frames";
        }

        @Override
        public List<String> frameIds() {
            return frames.stream().map(Sweep::id).toList();
        }

        @Override
        public Sweep read(int index) throws IOException {
            return frames.get(index);
        }
    }
}
