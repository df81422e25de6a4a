package io.foresight.perception.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.mount.Evidence;
import io.foresight.perception.mount.Mounting;
import io.foresight.perception.mount.OwnVehicle;
import io.foresight.perception.mount.StreetScan;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointLimits;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerceiverTest {
    private static final int MOST = 5000;
    private static final PerceiveOptions OPTIONS = PerceiveOptions.of(0.3f);

    private final OneBox detector = new OneBox();
    private final Perceiver perceiver = new Perceiver(detector);

    @Test
    void aSoundSweepIsValid() {
        Sweep sweep = sweep(1000, 0);
        SweepAnswer answer = perceiver.perceive(sweep, OPTIONS);
        assertThat(answer.validity()).isEqualTo(Validity.VALID);
        assertThat(answer.reasons()).isEmpty();
        assertThat(answer.message()).isEmpty();
        assertThat(answer.sweep()).isSameAs(sweep);
        assertThat(answer.detections()).hasSize(1);
        assertThat(answer.keptShare()).isEqualTo(1);
        assertThat(answer.stagesMs().keySet()).containsExactly("validate", "voxelise", "network", "decode");
        assertThat(answer.totalMs()).isGreaterThanOrEqualTo(6);
        assertThat(detector.last).as("a clean cloud is not copied").isSameAs(sweep.cloud());
    }

    @Test
    void copiesOfPointsDoNotReachTheDetector() {
        PointCloud once = StreetScan.street(1.8).cloud();
        float[] twice = Arrays.copyOf(once.xyzi(), 2 * 4 * once.size());
        System.arraycopy(once.xyzi(), 0, twice, 4 * once.size(), 4 * once.size());
        detector.most = once.size() * 2;
        Perceiver wide = new Perceiver(detector);
        SweepAnswer answer = wide.perceive(
                Sweep.of("twice", new PointCloud(once.frame(), once.stamp(), twice, 2 * once.size())), OPTIONS);
        assertThat(answer.validity()).isEqualTo(Validity.VALID);
        assertThat(detector.last.size()).isEqualTo(once.size());
        assertThat(Arrays.copyOf(detector.last.xyzi(), 4 * once.size()))
                .isEqualTo(Arrays.copyOf(once.xyzi(), 4 * once.size()));
    }

    @Test
    void manyPointsLostDegradeTheAnswer() {
        SweepAnswer answer = perceiver.perceive(sweep(1000, 501), OPTIONS);
        assertThat(answer.validity()).isEqualTo(Validity.DEGRADED);
        assertThat(answer.reasons()).containsExactly(Reason.NONFINITE_POINTS);
        assertThat(answer.keptShare()).isEqualTo(0.499);
        assertThat(perceiver.perceive(sweep(1000, 500), OPTIONS).validity()).isEqualTo(Validity.VALID);
    }

    @Test
    void exceededCapacityDegradesTheAnswer() {
        detector.capacityExceeded = true;
        SweepAnswer answer = perceiver.perceive(sweep(1000, 0), OPTIONS);
        assertThat(answer.validity()).isEqualTo(Validity.DEGRADED);
        assertThat(answer.reasons()).containsExactly(Reason.CAPACITY_EXCEEDED);
        assertThat(answer.detections()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"STALE_INPUT", "OUT_OF_ORDER", "SENSOR_MISSING", "FUTURE_STAMP"})
    void whatWasDoubtedBeforeDegradesTheAnswer(Reason doubt) {
        SweepAnswer answer = perceiver.perceive(sweep(1000, 0), new PerceiveOptions(0.3f, Set.of(doubt), () -> {}));
        assertThat(answer.validity()).isEqualTo(Validity.DEGRADED);
        assertThat(answer.reasons()).containsExactly(doubt);
    }

    @Test
    void aSweepWithoutTheSensorThatTheModelNeedsIsInvalid() {
        detector.failure = new MissingSensorException("no camera in this sweep");
        SweepAnswer answer = perceiver.perceive(sweep(1000, 0), OPTIONS);
        assertThat(answer.validity()).isEqualTo(Validity.INVALID);
        assertThat(answer.reasons()).containsExactly(Reason.SENSOR_MISSING);
        assertThat(answer.message()).isEqualTo("no camera in this sweep");
        assertThat(answer.fault()).isEmpty();
    }

    @Test
    void tooFewPointsGetNoAnswer() {
        SweepAnswer answer = perceiver.perceive(sweep(99, 0), OPTIONS);
        assertThat(answer.validity()).isEqualTo(Validity.INVALID);
        assertThat(answer.reasons()).containsExactly(Reason.TOO_FEW_POINTS);
        assertThat(answer.message()).isEqualTo("99 usable points of 99; at least 100 are needed, finite and near");
        assertThat(answer.detections()).isEmpty();
        assertThat(detector.calls).isZero();
        assertThat(perceiver.perceive(sweep(1000, 950), OPTIONS).reasons())
                .containsExactly(Reason.TOO_FEW_POINTS, Reason.NONFINITE_POINTS);
    }

    @Test
    void aSweepThatShowsNothingIsInvalid() {
        PointCloud street = StreetScan.street(1.8).cloud();
        Map<String, PointCloud> blind = new LinkedHashMap<>();
        blind.put("no returns", changed(street, point -> new double[3]));
        blind.put("a covered lens", changed(street, point -> scaled(point, 0.5 / Math.hypot(point[0], point[1]))));
        blind.put("in a map", changed(street, point -> new double[] {point[0] + 2300, point[1] - 1500, point[2] + 12}));
        blind.put("millimetres", changed(street, point -> scaled(point, 1000)));
        blind.put("behind the range", changed(street, point -> scaled(point, 80 / Math.hypot(point[0], point[1]))));
        blind.forEach((name, cloud) -> {
            SweepAnswer answer = perceiver.perceive(Sweep.of(name, cloud), OPTIONS);
            assertThat(answer.validity()).as(name).isEqualTo(Validity.INVALID);
            assertThat(answer.reasons()).as(name).contains(Reason.BLIND);
            assertThat(answer.message()).as(name).contains(" points can carry an object");
        });
        assertThat(detector.calls).isZero();
    }

    @Test
    void aSensorThatSeesLittleIsDegraded() {
        SplittableRandom random = new SplittableRandom(1);
        PointCloud mostlyCovered = changed(
                StreetScan.street(1.8).cloud(),
                point -> random.nextInt(100) < 80 ? scaled(point, 0.5 / Math.hypot(point[0], point[1])) : point);
        SweepAnswer answer = perceiver.perceive(Sweep.of("covered", mostlyCovered), OPTIONS);
        assertThat(answer.validity()).isEqualTo(Validity.DEGRADED);
        assertThat(answer.reasons()).containsExactly(Reason.BLIND);
        assertThat(answer.message()).contains("lie on the own vehicle");
    }

    @Test
    void manyPointsWithoutAReturnAreOrdinary() {
        PointCloud street = StreetScan.street(1.8).cloud();
        float[] xyzi = Arrays.copyOf(street.xyzi(), 4 * 3 * street.size());
        Arrays.fill(xyzi, 4 * street.size(), 4 * 2 * street.size(), Float.NaN);
        PointCloud organised = new PointCloud(street.frame(), street.stamp(), xyzi, 3 * street.size());
        detector.most = 3 * street.size();
        SweepAnswer answer = new Perceiver(detector).perceive(Sweep.of("organised", organised), OPTIONS);
        assertThat(answer.validity()).isEqualTo(Validity.VALID);
        assertThat(detector.last.size()).isEqualTo(street.size());
    }

    @Test
    void aCloudWhoseOriginIsOnTheGroundIsShiftedForTheDetectorAndItsBoxesBack() {
        detector.most = 100_000;
        Perceiver shifting = new Perceiver(detector);
        PointCloud onGround =
                changed(StreetScan.street(1.8).cloud(), point -> new double[] {point[0], point[1], point[2] + 1.8});
        SweepAnswer answer = shifting.perceive(Sweep.of("base_link", onGround), OPTIONS);
        assertThat(answer.validity()).isEqualTo(Validity.DEGRADED);
        assertThat(answer.reasons()).containsExactly(Reason.MISPLACED);
        assertThat(answer.ground().orElseThrow().z0()).isCloseTo(0, within(0.05));
        assertThat(detector.last.z(0) - onGround.z(0)).as("seen 1.9 m lower").isCloseTo(-1.9f, within(0.06f));
        assertThat(answer.detections().get(0).box().z())
                .as("the box is where the cloud is")
                .isCloseTo(-1 + 1.9, within(0.06));
    }

    @Test
    void theOwnVehicleIsNoObject() {
        detector.x = 1.2;
        detector.y = 0;
        assertThat(perceiver.perceive(sweep(1000, 0), OPTIONS).detections()).isEmpty();
        detector.x = 5;
        assertThat(perceiver.perceive(sweep(1000, 0), OPTIONS).detections()).hasSize(1);
        Perceiver onABus = new Perceiver(detector, Optional.of(new OwnVehicle(6, 6, 1.3, 1.3)));
        assertThat(onABus.perceive(sweep(1000, 0), OPTIONS).detections())
                .as("5 m ahead of the sensor is still the bus")
                .isEmpty();
    }

    @Test
    void anUnknownVelocityIsNoFault() {
        detector.speed = Float.NaN;
        SweepAnswer answer = perceiver.perceive(sweep(1000, 0), OPTIONS);
        assertThat(answer.validity()).isEqualTo(Validity.VALID);
        assertThat(answer.detections().get(0).hasVelocity()).isFalse();
        detector.speed = Float.POSITIVE_INFINITY;
        assertThat(perceiver.perceive(sweep(1000, 0), OPTIONS).reasons()).containsExactly(Reason.ENGINE_FAULT);
    }

    @Test
    void moreThanTheModelTakesGetsNoAnswer() {
        assertThat(perceiver.limits()).isEqualTo(PointLimits.DEFAULT.atMost(MOST));
        SweepAnswer answer = perceiver.perceive(sweep(MOST + 1, 0), OPTIONS);
        assertThat(answer.validity()).isEqualTo(Validity.INVALID);
        assertThat(answer.reasons()).containsExactly(Reason.BAD_FRAME);
        assertThat(answer.message()).isEqualTo("points.count is 5001; the limit is 5000");
        assertThat(perceiver.perceive(sweep(MOST, 0), OPTIONS).validity()).isEqualTo(Validity.VALID);
    }

    @Test
    void anEngineThatFailsGivesNoAnswerAndIsAskedAgain() {
        detector.failure = new IllegalStateException("out of memory");
        SweepAnswer answer = perceiver.perceive(sweep(1000, 0), OPTIONS);
        assertThat(answer.validity()).isEqualTo(Validity.INVALID);
        assertThat(answer.reasons()).containsExactly(Reason.ENGINE_FAULT);
        assertThat(answer.fault().orElseThrow()).hasRootCause(detector.failure);
        detector.failure = null;
        assertThat(perceiver.perceive(sweep(1000, 0), OPTIONS).validity()).isEqualTo(Validity.VALID);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, -0.1f, 1.01f, Float.NaN})
    void aScoreThatCannotBeIsTheEnginesFault(float score) {
        detector.score = score;
        SweepAnswer answer = perceiver.perceive(sweep(1000, 0), OPTIONS);
        assertThat(answer.reasons()).containsExactly(Reason.ENGINE_FAULT);
        assertThat(answer.fault().orElseThrow()).hasMessageContaining("out of range");
    }

    @Test
    void whoeverEndsTheWorkBetweenStagesHearsOfItHimself() {
        IllegalStateException gone = new IllegalStateException("nobody waits");
        PerceiveOptions impatient = new PerceiveOptions(0.3f, Set.of(), () -> {
            throw gone;
        });
        assertThatThrownBy(() -> perceiver.perceive(sweep(1000, 0), impatient)).isSameAs(gone);
        assertThat(detector.calls).as("ended before the detector").isZero();
        PerceiveOptions later = new PerceiveOptions(0.3f, Set.of(), () -> {
            if (detector.calls > 0) {
                throw gone;
            }
        });
        assertThatThrownBy(() -> perceiver.perceive(sweep(1000, 0), later)).isSameAs(gone);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, -1, 1.5f, Float.NaN})
    void aThresholdThatCannotBeIsRefused(float threshold) {
        assertThatThrownBy(() -> PerceiveOptions.of(threshold))
                .hasMessageContaining("score threshold must be in (0, 1]");
    }

    private static double[] scaled(double[] point, double by) {
        return new double[] {by * point[0], by * point[1], by * point[2]};
    }

    /** The cloud thinned to what the detector takes, each point changed. */
    private static PointCloud changed(PointCloud cloud, UnaryOperator<double[]> change) {
        int step = 1 + cloud.size() / MOST;
        int size = cloud.size() / step;
        float[] xyzi = new float[4 * size];
        for (int i = 0; i < size; i++) {
            double[] point = change.apply(new double[] {cloud.x(i * step), cloud.y(i * step), cloud.z(i * step)});
            for (int axis = 0; axis < 3; axis++) {
                xyzi[4 * i + axis] = (float) point[axis];
            }
        }
        return new PointCloud(cloud.frame(), cloud.stamp(), xyzi, size);
    }

    private static Sweep sweep(int points, int spoilt) {
        float[] xyzi = new float[4 * points];
        for (int i = 0; i < points; i++) {
            xyzi[4 * i] = i < spoilt ? Float.NaN : 6 + i * 0.001f;
        }
        return Sweep.of("s", new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), xyzi, points));
    }

    private static final class OneBox implements Detector {
        private int calls;
        private PointCloud last;
        private boolean capacityExceeded;
        private float score = 0.9f;
        private int most = MOST;
        private double x = 10;
        private double y = 2;
        private float speed = 1.5f;
        private RuntimeException failure;

        @Override
        public ModelCard card() {
            return new ModelCard(
                    "one",
                    "00".repeat(32),
                    Taxonomy.selecting("car"),
                    new Evidence.View(51.2, -5, 3),
                    Optional.of(new Mounting(1.4, 2.4)),
                    0.3f,
                    most,
                    "cpu",
                    "fp32",
                    1);
        }

        @Override
        public Scene detect(Sweep sweep, float scoreThreshold, Runnable betweenStages) {
            PointCloud cloud = sweep.cloud();
            calls++;
            last = cloud;
            betweenStages.run();
            if (failure != null) {
                throw failure;
            }
            Box3d box = new Box3d(cloud.frame(), x, y, -1, 4, 1.8, 1.5, 0.1);
            return Scene.ofBoxes(
                    List.of(new Detection(box, ObjectClass.named("car"), score, speed, -0.5f)),
                    new Effort(cloud.size(), capacityExceeded, new Effort.StageTimes(1, 2, 3)));
        }

        @Override
        public void close() {}
    }
}
