package io.foresight.sim.node.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.perception.points.PointCloud;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.message.GeometryMsgs.TransformStamped;
import io.foresight.ros2.message.NavMsgs.Odometry;
import io.foresight.ros2.message.RosgraphMsgs.Clock;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.Tf2Msgs.TFMessage;
import io.foresight.ros2.message.VisionMsgs.Detection3DArray;
import io.foresight.ros2.message.VisualizationMsgs.MarkerArray;
import io.foresight.ros2.node.ClockJump;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.RosNode;
import io.foresight.sim.Eventually;
import io.foresight.sim.bridge.cloud.CloudReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The simulator's node and a listening one of this process. */
class DrivingSimNodeTest {
    private static final int DOMAIN = 87;

    private final List<RosNode> open = new CopyOnWriteArrayList<>();

    private RosNode node(String name, String... rosArguments) {
        RosNode node = RosNode.open(
                new FastDds(),
                DdsSettings.local(DOMAIN),
                NodeArguments.parse(List.of(rosArguments)),
                NodeDefaults.named(name));
        open.add(node);
        return node;
    }

    @AfterEach
    void closeAll() {
        open.forEach(RosNode::close);
    }

    private static DrivingSimSettings settings(double factor, int frames, int parts) {
        return new DrivingSimSettings(
                "vlp16", 5, Optional.empty(), 1, 10, factor, frames, parts, true, 1, "map", "base_link", "lidar");
    }

    private static <T extends Record> List<T> heard(RosNode listener, String topic, Class<T> type, Qos qos) {
        List<T> heard = new CopyOnWriteArrayList<>();
        listener.subscribe(topic, type, qos, received -> heard.add(received.message()));
        return heard;
    }

    @Test
    void aSweepComesWithTimeFramesOdometryAndTruth() {
        RosNode listener = node("listener");
        List<Clock> clocks = heard(listener, "/clock", Clock.class, Qos.RELIABLE.withDepth(1000));
        List<PointCloud2> clouds = heard(listener, "/sim/points", PointCloud2.class, Qos.SENSOR_DATA);
        List<Odometry> odometry = heard(listener, "/sim/odom", Odometry.class, Qos.RELIABLE);
        List<TFMessage> moving = heard(listener, "/tf", TFMessage.class, Qos.RELIABLE.withDepth(100));
        List<TFMessage> fixed = heard(listener, "/tf_static", TFMessage.class, Qos.TRANSIENT_LOCAL);
        List<Detection3DArray> truth = heard(listener, "/sim/truth/objects", Detection3DArray.class, Qos.RELIABLE);
        List<MarkerArray> markers = heard(listener, "/sim/truth/markers", MarkerArray.class, Qos.RELIABLE);
        RosNode simulator = node("driving_sim", "-r", "__ns:=/sim");

        try (DrivingSimNode running = DrivingSimNode.start(simulator, settings(1, 0, 1))) {
            assertThat(Eventually.so(() -> clouds.size() >= 3
                            && odometry.size() >= 3
                            && moving.size() >= 3
                            && !fixed.isEmpty()
                            && truth.size() >= 3
                            && markers.size() >= 3
                            && running.sweeps() >= 3)) // counted after it was sent
                    .isTrue();
        }

        PointCloud2 cloud = clouds.get(1);
        PointCloud points =
                new CloudReader(100_000, 1, io.foresight.perception.points.Clock.SIMULATION, remark -> {}).read(cloud);
        assertThat(points.size()).isGreaterThan(5_000);
        assertThat(cloud.header().frameId()).isEqualTo("lidar");
        assertThat(cloud.header().stamp().toNanos() % 100_000_000).isZero();
        assertThat(clocks)
                .extracting(clock -> clock.clock().toNanos() % 10_000_000)
                .containsOnly(0L);
        for (int i = 1; i < clocks.size(); i++) {
            assertThat(clocks.get(i).clock().toNanos())
                    .isGreaterThan(clocks.get(i - 1).clock().toNanos());
        }
        TransformStamped mounted = fixed.get(0).transforms().get(0);
        assertThat(mounted.header().frameId()).isEqualTo("base_link");
        assertThat(mounted.childFrameId()).isEqualTo("lidar");
        assertThat(mounted.transform().translation().z()).isEqualTo(1.73);
        Odometry place = odometry.get(0);
        assertThat(moving).anySatisfy(message -> {
            TransformStamped vehicle = message.transforms().get(0);
            assertThat(vehicle.header()).isEqualTo(place.header());
            assertThat(vehicle.childFrameId()).isEqualTo("base_link").isEqualTo(place.childFrameId());
            assertThat(vehicle.transform().translation().x())
                    .isEqualTo(place.pose().pose().position().x());
        });
        assertThat(clouds)
                .extracting(PointCloud2::header)
                .containsAnyElementsOf(
                        truth.stream().map(Detection3DArray::header).toList());
    }

    @Test
    void timeThatBeginsAnewIsAJumpBack() {
        RosNode follower = node("follower", "-p", "use_sim_time:=true");
        List<ClockJump> jumps = new CopyOnWriteArrayList<>();
        follower.clock().onJump(jumps::add);
        RosNode first = node("driving_sim");
        try (DrivingSimNode running = DrivingSimNode.start(first, settings(5, 0, 1))) {
            assertThat(Eventually.so(() -> follower.clock().nanos().orElse(0) >= 2_000_000_000))
                    .isTrue();
            assertThat(running.sweeps()).isPositive();
        }
        first.close();
        assertThat(jumps).isEmpty();

        RosNode second = node("driving_sim");
        try (DrivingSimNode running = DrivingSimNode.start(second, settings(0.2, 0, 1))) {
            assertThat(Eventually.so(() -> running.sweeps() >= 2 && !jumps.isEmpty()))
                    .isTrue();
        }

        assertThat(jumps).hasSize(1);
        assertThat(jumps.get(0).beforeNanos()).isGreaterThanOrEqualTo(2_000_000_000);
        assertThat(jumps.get(0).afterNanos()).isLessThan(2_000_000_000);
    }

    @Test
    void aNodeWithALastFrameEndsAfterIt() throws InterruptedException {
        RosNode simulator = node("driving_sim");
        try (DrivingSimNode running = DrivingSimNode.start(simulator, settings(0, 2, 1))) {
            assertThat(running.awaitEnd(Duration.ofMinutes(2))).isTrue();
            assertThat(running.sweeps()).isEqualTo(2);
        }
    }

    @Test
    void aTurnInPartsComesPartByPart() {
        RosNode listener = node("listener");
        List<PointCloud2> clouds = heard(listener, "/points", PointCloud2.class, Qos.RELIABLE.withDepth(100));
        RosNode simulator = node("driving_sim");

        try (DrivingSimNode running = DrivingSimNode.start(simulator, settings(1, 0, 5))) {
            assertThat(Eventually.so(() -> clouds.size() >= 10)).isTrue();
            assertThat(running.sweeps()).isPositive();
        }

        for (int i = 1; i < clouds.size(); i++) {
            long apart = clouds.get(i).header().stamp().toNanos()
                    - clouds.get(i - 1).header().stamp().toNanos();
            assertThat(apart).isEqualTo(20_000_000L);
        }
    }

    @Test
    void theNodeStopsAtOnceInTheMiddleOfATurn() throws InterruptedException {
        RosNode simulator = node("driving_sim");
        DrivingSimNode running = DrivingSimNode.start(simulator, settings(0.01, 0, 1));
        assertThat(running.awaitEnd(Duration.ofMillis(100))).isFalse();

        running.close();

        assertThat(running.awaitEnd(Duration.ZERO)).isTrue();
        assertThat(running.sweeps()).isZero();
    }
}
