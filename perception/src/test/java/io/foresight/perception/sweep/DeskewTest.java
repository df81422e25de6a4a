package io.foresight.perception.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.Pose;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointColumns;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.Deskew.Outcome;
import io.foresight.perception.taxonomy.ObjectClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskewTest {
    private static final double MILLIMETRE = 1e-3;
    private static final long STAMP = 10_000_000_000L;
    private static final int POINTS = 2000;
    private static final double HALF_TURN = 0.05;
    private static final double WALL = 12; // metres in the world's y

    @ParameterizedTest
    @CsvSource({"20, 3, 0", "0, 0, 0.8", "30, 2, 0.6", "15, -1, -1.5"})
    void aWallSeenFromAMovingAndTurningSensorBecomesStraight(double vx, double vy, double yawRate) {
        Motion motion = new Motion(vx, vy, yawRate);
        Sweep seen = sweepOfTheWall(motion, Skew.PRESENT);
        Deskew.Result result = Deskew.apply(seen, Optional.of(motion.path(10_000_000)));
        assertThat(result.outcome()).isEqualTo(Outcome.DONE);
        assertThat(result.sweep().skew()).isEqualTo(Skew.REMOVED);
        assertThat(farthestFromTheWall(seen, motion)).as("before, metres").isGreaterThan(0.1);
        assertThat(farthestFromTheWall(result.sweep(), motion)).isLessThan(MILLIMETRE);
        assertThat(result.sweep().cloud().intensity(7)).isEqualTo(seen.cloud().intensity(7));
        assertThat(result.sweep().cloud().columns()).isSameAs(seen.cloud().columns());
    }

    @Test
    void joinedPartsWithOneTimeEachLieWhereTheyWereSeen() {
        Motion motion = new Motion(20, 0, 0);
        float[] xyzi = new float[8];
        float[] times = {-0.1f, 0};
        for (int i = 0; i < 2; i++) {
            xyzi[4 * i] = 30 - 20 * times[i]; // one post, 30 m ahead at the stamp
        }
        Sweep joined = sweep(xyzi, PointColumns.ofTimes(times), Skew.PRESENT);
        PointCloud straight = Deskew.apply(joined, Optional.of(motion.path(50_000_000)))
                .sweep()
                .cloud();
        assertThat(straight.x(0)).isCloseTo(30, within(1e-4f));
        assertThat(straight.x(1)).isCloseTo(30, within(1e-4f));
    }

    @Test
    void labelsGoWithTheirPoints() {
        Motion motion = new Motion(20, 0, 0);
        float[] xyzi = {31, 5, 0, 0, 40, 0, 0, 0};
        PointColumns columns = PointColumns.ofTimes(new float[] {-0.05f, 0.05f});
        Box3d car = new Box3d(FrameId.LIDAR, 31, 5, 0, 4, 2, 1.5, 0.3);
        Sweep seen = sweep(xyzi, columns, Skew.PRESENT)
                .withLabels(Labels.of(List.of(LabelledBox.of(car, ObjectClass.named("car")))));
        Sweep straight =
                Deskew.apply(seen, Optional.of(motion.path(50_000_000))).sweep();
        Box3d moved = straight.labels().boxes().get(0).box();
        assertThat(moved.x())
                .isCloseTo(30, within(1e-6))
                .isCloseTo(straight.cloud().x(0), within(1e-4));
        assertThat(moved.yaw()).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void aSweepWithoutTimesIsLeftAlone() {
        Sweep seen = sweep(new float[8], PointColumns.NONE, Skew.PRESENT);
        assertUntouched(seen, new Motion(20, 0, 0).path(10_000_000), Outcome.NO_TIMES);
    }

    @Test
    void oneTimeForAllPointsSaysNothing() {
        Sweep seen = sweep(new float[8], PointColumns.ofTimes(new float[] {0.03f, 0.03f}), Skew.PRESENT);
        assertUntouched(seen, new Motion(20, 0, 0).path(10_000_000), Outcome.CONSTANT_TIMES);
        assertUntouched(
                sweep(new float[0], PointColumns.ofTimes(new float[0]), Skew.PRESENT),
                new Motion(20, 0, 0).path(10_000_000),
                Outcome.CONSTANT_TIMES);
    }

    @Test
    void withoutAPathOrWithOneThatEndsTooEarlyNothingIsDone() {
        Sweep seen = sweepOfTheWall(new Motion(20, 0, 0), Skew.PRESENT);
        assertThat(Deskew.apply(seen, Optional.empty()).outcome()).isEqualTo(Outcome.NO_PATH);
        SensorPath old = path(List.of(knot(STAMP - 400_000_000, 0), knot(STAMP - 200_000_000, 4)));
        assertUntouched(seen, old, Outcome.NO_PATH);
        assertUntouched(seen, path(List.of(knot(STAMP, 0))), Outcome.NO_PATH);
    }

    @Test
    void aPathAMessageBehindIsGoneOnWith() {
        Motion motion = new Motion(20, 3, 0);
        Sweep seen = sweepOfTheWall(motion, Skew.PRESENT);
        SensorPath behind = path(List.of(
                new SensorPath.Knot(new Stamp(STAMP - 90_000_000, Clock.SENSOR), motion.at(-0.09)),
                new SensorPath.Knot(new Stamp(STAMP - 40_000_000, Clock.SENSOR), motion.at(-0.04))));
        assertThat(farthestFromTheWall(Deskew.apply(seen, Optional.of(behind)).sweep(), motion))
                .isLessThan(MILLIMETRE);
    }

    @Test
    void whatIsStraightOrNotKnownToBeSkewedIsLeftAlone() {
        Motion motion = new Motion(20, 0, 0.5);
        assertUntouched(sweepOfTheWall(motion, Skew.REMOVED), motion.path(10_000_000), Outcome.ALREADY_REMOVED);
        assertUntouched(sweepOfTheWall(motion, Skew.UNKNOWN), motion.path(10_000_000), Outcome.UNKNOWN_SKEW);
    }

    @Test
    void aTimeThatIsNotFiniteSpoilsItsPointAlone() {
        Motion motion = new Motion(20, 0, 0);
        float[] times = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0.05f, 0};
        float[] xyzi = new float[20];
        Arrays.fill(xyzi, 1);
        PointCloud straight = Deskew.apply(
                        sweep(xyzi, PointColumns.ofTimes(times), Skew.PRESENT), Optional.of(motion.path(50_000_000)))
                .sweep()
                .cloud();
        assertThat(straight.x(3)).isCloseTo(0, within(1e-5f));
        assertThat(straight.x(4)).isCloseTo(1, within(1e-5f));
        assertThat(straight.x(0)).isNaN();
        assertThat(Float.isFinite(straight.x(1)) || Float.isFinite(straight.x(2)))
                .isFalse();
    }

    private static void assertUntouched(Sweep seen, SensorPath path, Outcome why) {
        Deskew.Result result = Deskew.apply(seen, Optional.of(path));
        assertThat(result.outcome()).isEqualTo(why);
        assertThat(result.sweep()).isSameAs(seen);
    }

    /** One turn, counter-clockwise from behind; every ray meets the wall in its own height. */
    private static Sweep sweepOfTheWall(Motion motion, Skew skew) {
        float[] xyzi = new float[4 * POINTS];
        float[] times = new float[POINTS];
        for (int i = 0; i < POINTS; i++) {
            times[i] = (float) (HALF_TURN * (2.0 * i / (POINTS - 1) - 1));
            double along = 60 * (1 - 2.0 * i / (POINTS - 1));
            double[] there = motion.at(times[i]).inverse().transform(along, WALL, 0.01 * (i % 90));
            for (int k = 0; k < 3; k++) {
                xyzi[4 * i + k] = (float) there[k];
            }
            xyzi[4 * i + 3] = i / (float) POINTS;
        }
        return sweep(xyzi, PointColumns.ofTimes(times), skew);
    }

    private static double farthestFromTheWall(Sweep sweep, Motion motion) {
        Pose worldFromSensor = motion.at(0);
        double farthest = 0;
        for (int i = 0; i < sweep.cloud().size(); i++) {
            double[] there = worldFromSensor.transform(
                    sweep.cloud().x(i), sweep.cloud().y(i), sweep.cloud().z(i));
            farthest = Math.max(farthest, Math.abs(there[1] - WALL));
        }
        return farthest;
    }

    private static Sweep sweep(float[] xyzi, PointColumns columns, Skew skew) {
        PointCloud cloud =
                new PointCloud(FrameId.LIDAR, new Stamp(STAMP, Clock.SENSOR), xyzi, xyzi.length / 4, columns);
        return Sweep.of("wall", cloud)
                .withCloud(cloud, skew)
                .withPose(RigidTransform.identity(FrameId.LIDAR, FrameId.WORLD));
    }

    private static SensorPath path(List<SensorPath.Knot> knots) {
        return new SensorPath(FrameId.LIDAR, FrameId.WORLD, knots);
    }

    private static SensorPath.Knot knot(long nanos, double x) {
        return new SensorPath.Knot(new Stamp(nanos, Clock.SENSOR), Pose.at(x, 0, 0));
    }

    /** Straight at constant speed, metres a second, and turning at a constant rate, radians a second. */
    private record Motion(double vx, double vy, double yawRate) {
        Pose at(double seconds) {
            return Pose.at(vx * seconds, vy * seconds, 0, yawRate * seconds).times(Pose.at(0.8, 0, 1.7));
        }

        SensorPath path(long spacing) {
            List<SensorPath.Knot> knots = new ArrayList<>();
            for (long after = -200_000_000; after <= 200_000_000; after += spacing) {
                knots.add(new SensorPath.Knot(new Stamp(STAMP + after, Clock.SENSOR), at(after * 1e-9)));
            }
            return DeskewTest.path(knots);
        }
    }
}
