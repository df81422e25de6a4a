package io.foresight.sim.bridge.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.Clock;
import io.foresight.perception.sweep.SensorPath;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.GeometryMsgs.Quaternion;
import io.foresight.ros2.message.GeometryMsgs.Transform;
import io.foresight.ros2.message.GeometryMsgs.TransformStamped;
import io.foresight.ros2.message.GeometryMsgs.Vector3;
import io.foresight.ros2.message.StdMsgs.Header;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameMotionTest {
    private static final long SECOND = 1_000_000_000L;
    private static final FrameId LIDAR = new FrameId("lidar");

    private final FrameMotion motion = new FrameMotion();

    @Test
    void aSensorOnAMovingVehicleHasAPath() {
        motion.add(transform("base_link", "lidar", 0, 0.8, 0), true);
        for (int k = 0; k <= 10; k++) {
            motion.add(transform("odom", "base_link", k * SECOND / 10, k, 0), false);
        }
        SensorPath path = path(SECOND / 2).orElseThrow();
        RigidTransform there = path.at(SECOND * 55 / 100).orElseThrow();
        assertThat(there.from()).isEqualTo(LIDAR);
        assertThat(there.to()).isEqualTo(new FrameId("odom"));
        assertThat(there.element(0, 3)).isCloseTo(5.5 + 0.8, within(1e-9));
    }

    @Test
    void aTurnIsFollowedAndTheLeverArmWithIt() {
        motion.add(transform("base_link", "lidar", 0, 1, 0), true);
        motion.add(transform("odom", "base_link", 0, 0, 0), false);
        motion.add(transform("odom", "base_link", SECOND / 10, 0, Math.PI / 2), false);
        RigidTransform half = path(SECOND / 20).orElseThrow().at(SECOND / 20).orElseThrow();
        assertThat(half.element(0, 0)).isCloseTo(Math.cos(Math.PI / 4), within(1e-3));
    }

    @Test
    void whereNothingMovesThereIsNoPath() {
        motion.add(transform("base_link", "lidar", 0, 0.8, 0), true);
        motion.add(transform("map", "base_link", 0, 5, 0), true);
        assertThat(path(0)).isEmpty();
        assertThat(new FrameMotion().path(RigidTransform.identity(LIDAR, LIDAR), Clock.WALL, 0, 1))
                .isEmpty();
    }

    @Test
    void jumpsOfTheMapAboveOdomDoNotEnter() {
        motion.add(transform("odom", "lidar", 0, 0, 0), false);
        motion.add(transform("odom", "lidar", SECOND / 10, 1, 0), false);
        motion.add(transform("map", "odom", SECOND / 20, 100, 0), false);
        motion.add(transform("map", "odom", SECOND / 10, 50, 0), false);
        RigidTransform there = path(SECOND / 20).orElseThrow().at(SECOND / 20).orElseThrow();
        assertThat(there.element(0, 3)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void framesInACircleAndRotationsThatAreNoneSayNothing() {
        motion.add(transform("a", "lidar", 0, 0, 0), true);
        motion.add(transform("lidar", "a", 0, 0, 0), true);
        assertThat(path(0)).isEmpty();
        Transform none = new Transform(new Vector3(0, 0, 0), new Quaternion(0, 0, 0, 0));
        motion.add(new TransformStamped(new Header(Time.ofNanos(0), "odom"), "base_link", none), false);
        Transform lost = new Transform(new Vector3(Double.NaN, 0, 0), new Quaternion(0, 0, 0, 1));
        motion.add(new TransformStamped(new Header(Time.ofNanos(0), "odom"), "base_link", lost), false);
        assertThat(motion.path(
                        RigidTransform.identity(new FrameId("base_link"), new FrameId("base_link")), Clock.WALL, 0, 1))
                .isEmpty();
    }

    @Test
    void whatIsLongAgoIsForgotten() {
        for (int k = 0; k <= 100; k++) {
            motion.add(transform("odom", "lidar", k * SECOND / 10, k, 0), false);
        }
        assertThat(path(SECOND)).isEmpty();
        assertThat(path(9 * SECOND)).isPresent();
        motion.forget();
        assertThat(path(9 * SECOND)).isEmpty();
    }

    private Optional<SensorPath> path(long moment) {
        return motion.path(RigidTransform.identity(LIDAR, LIDAR), Clock.WALL, moment, moment);
    }

    private static TransformStamped transform(String parent, String child, long nanos, double x, double yaw) {
        return new TransformStamped(
                new Header(Time.ofNanos(nanos), parent),
                child,
                new Transform(new Vector3(x, 0, 0), new Quaternion(0, 0, Math.sin(yaw / 2), Math.cos(yaw / 2))));
    }
}
