package io.foresight.sim.node.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointColumns;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.Deskew.Outcome;
import io.foresight.perception.sweep.Skew;
import io.foresight.perception.sweep.Sweep;
import io.foresight.ros2.cdr.Doubles;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.GeometryMsgs.Point;
import io.foresight.ros2.message.GeometryMsgs.Pose;
import io.foresight.ros2.message.GeometryMsgs.PoseWithCovariance;
import io.foresight.ros2.message.GeometryMsgs.Quaternion;
import io.foresight.ros2.message.GeometryMsgs.TransformStamped;
import io.foresight.ros2.message.GeometryMsgs.Twist;
import io.foresight.ros2.message.GeometryMsgs.TwistWithCovariance;
import io.foresight.ros2.message.GeometryMsgs.Vector3;
import io.foresight.ros2.message.NavMsgs.Odometry;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.Publisher;
import io.foresight.ros2.node.RosNode;
import io.foresight.sim.bridge.scene.SceneMessages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A vehicle tells the graph how it moves; sweeps are straightened by it. */
class MotionCompensationTest {
    private static final int DOMAIN = 96;
    private static final long STAMP = 100_000_000_000L;
    private static final double SPEED = 20; // metres a second
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RosNode vehicle = node("vehicle");
    private final RosNode node = node("perception");

    @AfterEach
    void close() {
        vehicle.close();
        node.close();
    }

    @Test
    void tfOfAMovingVehicleStraightensSweeps() throws InterruptedException {
        assertStraight(new MotionSettings(MotionSource.TF, ""), SensorPose.DEFAULT, "lidar");
    }

    @Test
    void odometryDoesToo() throws InterruptedException {
        assertStraight(new MotionSettings(MotionSource.ODOMETRY, "odom"), SensorPose.DEFAULT, "lidar");
    }

    @Test
    void cloudsInTheVehiclesFrameAreStraightenedInTheSensors() throws InterruptedException {
        assertStraight(new MotionSettings(MotionSource.TF, ""), new SensorPose(0.8, 0, 1.7, 0), "base_link");
    }

    @Test
    void withoutASourceCloudsAreTakenAsTheyCome() {
        try (MotionCompensation motion =
                new MotionCompensation(node, settings(MotionSettings.DEFAULT, SensorPose.DEFAULT))) {
            PointCloud cloud = post("lidar");
            Sweep sweep = motion.compensated("s", cloud, cloud.frame());
            assertThat(sweep.cloud()).isSameAs(cloud);
            assertThat(sweep.skew()).isEqualTo(Skew.UNKNOWN);
            assertThat(motion.report()).isEqualTo(new MotionReport(MotionSource.NONE, 0, Optional.empty()));
        }
    }

    @Test
    void whereNobodyTellsTheSweepStaysAndTheReportSaysSo() {
        MotionSettings tf = new MotionSettings(MotionSource.TF, "");
        try (MotionCompensation motion = new MotionCompensation(node, settings(tf, SensorPose.DEFAULT))) {
            Sweep sweep = motion.compensated("s", post("lidar"), new FrameId("lidar"));
            assertThat(sweep.skew()).isEqualTo(Skew.PRESENT);
            assertThat(motion.report().last()).contains(Outcome.NO_PATH);
            assertThat(motion.report().problem().orElseThrow()).contains("/tf does not give the sensor's pose");
        }
        assertThatThrownBy(() -> new MotionSettings(MotionSource.ODOMETRY, " "))
                .hasMessageContaining("odometry must be a topic");
    }

    private void assertStraight(MotionSettings settings, SensorPose pose, String frame) throws InterruptedException {
        Publisher<Odometry> odometry = vehicle.publisher("odom", Odometry.class, Qos.RELIABLE);
        try (MotionCompensation motion = new MotionCompensation(node, settings(settings, pose))) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            Sweep sweep;
            do {
                assertThat(System.nanoTime()).as("%s", motion.report()).isLessThan(end);
                tell(odometry);
                Thread.sleep(50);
                sweep = motion.compensated("s", post(pose.isOrigin() ? frame : "lidar"), new FrameId(frame));
            } while (sweep.skew() != Skew.REMOVED);
            assertThat(sweep.cloud().x(0)).isCloseTo(30, within(1e-3f));
            assertThat(sweep.cloud().x(1)).isCloseTo(30, within(1e-3f));
            assertThat(sweep.worldFromSensor().orElseThrow().to()).isEqualTo(new FrameId("odom"));
            assertThat(motion.report().deskewed()).isEqualTo(1);
            assertThat(motion.report().problem()).isEmpty();
        }
    }

    private void tell(Publisher<Odometry> odometry) {
        RigidTransform mounting = RigidTransform.ofYaw(new FrameId("lidar"), new FrameId("base_link"), 0.8, 0, 1.7, 0);
        vehicle.transforms()
                .broadcastStatic(SceneMessages.transform(new Header(Time.ofNanos(0), "base_link"), "lidar", mounting));
        for (int k = -10; k <= 10; k++) {
            long nanos = STAMP + k * 10_000_000L;
            Header header = new Header(Time.ofNanos(nanos), "odom");
            double x = SPEED * k * 0.01;
            RigidTransform there = RigidTransform.ofYaw(new FrameId("base_link"), new FrameId("odom"), x, 0, 0, 0);
            TransformStamped transform = SceneMessages.transform(header, "base_link", there);
            vehicle.transforms().broadcast(transform);
            odometry.publish(new Odometry(
                    header,
                    "base_link",
                    new PoseWithCovariance(new Pose(new Point(x, 0, 0), new Quaternion(0, 0, 0, 1)), Doubles.zeros(36)),
                    new TwistWithCovariance(
                            new Twist(new Vector3(SPEED, 0, 0), new Vector3(0, 0, 0)), Doubles.zeros(36))));
        }
    }

    /** A post 30 m ahead of where the sensor is at the stamp, seen 50 ms before and at the stamp. */
    private static PointCloud post(String frame) {
        float[] xyzi = {31, 0, 0, 0, 30, 0, 0, 0};
        return new PointCloud(
                new FrameId(frame), new Stamp(STAMP, Clock.WALL), xyzi, 2, PointColumns.ofTimes(new float[] {-0.05f, 0
                }));
    }

    private static InputSettings settings(MotionSettings motion, SensorPose pose) {
        InputSettings usual = InputSettings.DEFAULT;
        return new InputSettings(
                usual.points(),
                usual.qos(),
                usual.limitBytes(),
                usual.maxPoints(),
                usual.fullScale(),
                usual.stamps(),
                usual.silentAfter(),
                usual.sweeps(),
                motion,
                pose,
                Map.of());
    }

    private static RosNode node(String name) {
        return RosNode.open(
                new FastDds(), DdsSettings.local(DOMAIN), NodeArguments.parse(List.of()), NodeDefaults.named(name));
    }
}
