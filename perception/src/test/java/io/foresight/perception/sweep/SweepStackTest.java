package io.foresight.perception.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointColumns;
import io.foresight.perception.points.Stamp;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepStackTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void earlierPointsAreCarriedToWhereTheReferenceSeesThem() {
        Sweep reference = sweep(5 * SECOND, pose(10, 3, 0.4), PointColumns.NONE, 20, 1, 0);
        double x = reference.worldFromSensor().orElseThrow().applyX(20, 1, 0);
        double y = reference.worldFromSensor().orElseThrow().applyY(20, 1, 0);
        RigidTransform before = pose(2, 1, -0.3);
        Sweep earlier = sweep(
                5 * SECOND - SECOND / 4,
                before,
                PointColumns.NONE,
                (float) before.inverse().applyX(x, y, 0),
                (float) before.inverse().applyY(x, y, 0),
                0);
        PointCloud joined = SweepStack.of(reference, List.of(earlier)).cloud();
        assertThat(joined.size()).isEqualTo(2);
        assertThat(joined.x(1)).isCloseTo(20, within(1e-5f));
        assertThat(joined.y(1)).isCloseTo(1, within(1e-5f));
        assertThat(joined.columns().timeOffsets().orElseThrow()).containsExactly(0, -0.25f);
        assertThat(joined.stamp()).isEqualTo(reference.cloud().stamp());
    }

    @Test
    void pointsOfTheOwnVehicleAreLeftOutOfEachSweepInItsOwnFrame() {
        Sweep reference = sweep(SECOND, pose(5, 0, 0), PointColumns.NONE, 0.99f, -0.99f, 0, 0.99f, 1, 0, -1, 0, 0);
        Sweep earlier = sweep(0, pose(0, 0, 0), PointColumns.NONE, 0.5f, 0.5f, 0, 5.5f, 0.5f, 0);
        PointCloud joined = SweepStack.of(reference, List.of(earlier)).cloud();
        assertThat(joined.size())
                .as("5.5 m ahead before is 0.5 m now, and no point of the vehicle")
                .isEqualTo(3);
        assertThat(joined.x(2)).isEqualTo(0.5f);
    }

    @Test
    void ownTimesAddUpAndRingsStayWhereAllHaveThem() {
        PointColumns both = PointColumns.of(new float[] {-0.02f}, new short[] {7});
        Sweep reference = sweep(SECOND, pose(0, 0, 0), both, 9, 0, 0);
        Sweep earlier = sweep(SECOND / 2, pose(0, 0, 0), both, 9, 0, 0);
        PointColumns joined = SweepStack.of(reference, List.of(earlier)).cloud().columns();
        assertThat(joined.timeOffsets().orElseThrow()).containsExactly(-0.02f, -0.52f);
        assertThat(joined.rings().orElseThrow()).containsExactly((short) 7, (short) 7);
        Sweep ringless = sweep(SECOND / 2, pose(0, 0, 0), PointColumns.NONE, 9, 0, 0);
        assertThat(SweepStack.of(reference, List.of(ringless)).cloud().columns().rings())
                .isEmpty();
    }

    @Test
    void laterSweepsAndSweepsWithoutPoseAreRefused() {
        Sweep reference = sweep(SECOND, pose(0, 0, 0), PointColumns.NONE, 9, 0, 0);
        Sweep later = sweep(2 * SECOND, pose(0, 0, 0), PointColumns.NONE, 9, 0, 0);
        assertThatThrownBy(() -> SweepStack.of(reference, List.of(later))).hasMessageContaining("1.0 s later");
        Sweep lost = new Sweep(
                "lost",
                Sweep.Origin.UNKNOWN,
                reference.cloud(),
                Skew.UNKNOWN,
                Optional.empty(),
                List.of(),
                Labels.UNLABELLED);
        assertThatThrownBy(() -> SweepStack.of(reference, List.of(lost))).hasMessageContaining("lost has no pose");
    }

    private static RigidTransform pose(double x, double y, double yaw) {
        return RigidTransform.ofYaw(FrameId.LIDAR, FrameId.WORLD, x, y, 0, yaw);
    }

    private static Sweep sweep(long nanoseconds, RigidTransform pose, PointColumns columns, float... xyz) {
        float[] xyzi = new float[xyz.length / 3 * 4];
        for (int i = 0; i < xyz.length; i++) {
            xyzi[i / 3 * 4 + i % 3] = xyz[i];
        }
        Stamp stamp = new Stamp(nanoseconds, Clock.SENSOR);
        return Sweep.of("s", new PointCloud(FrameId.LIDAR, stamp, xyzi, xyz.length / 3, columns))
                .withPose(pose);
    }
}
