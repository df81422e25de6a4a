package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.launch.model.ModelChoice;
import io.foresight.launch.model.PerceptionNodeSettings;
import io.foresight.perception.serve.PerceptionServer;
import io.foresight.perception.serve.ServeConfig;
import io.foresight.perception.serve.ServerClocks;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import io.foresight.ros2.message.GeometryMsgs.Point;
import io.foresight.ros2.message.VisionMsgs.Detection3D;
import io.foresight.ros2.message.VisionMsgs.Detection3DArray;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.RosNode;
import io.foresight.sim.drive.street.RoadKind;
import io.foresight.sim.node.drive.DrivingSimNode;
import io.foresight.sim.node.drive.DrivingSimSettings;
import io.foresight.sim.node.perceive.InputSettings;
import io.foresight.sim.node.perceive.OutputSettings;
import io.foresight.sim.node.perceive.PerceptionNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The simulator's quarter turns over DDS to the model that comes with this software, its boxes over DDS to somebody who knows the truth. */
class DriveThroughTheGraphTest {
    private static final int DOMAIN = 89;
    private static final int SWEEPS = 12;
    private static final double NEAR_METRES = 25;

    private final Map<Long, Detection3DArray> truth = new ConcurrentSkipListMap<>();
    private final Map<Long, Detection3DArray> found = new ConcurrentSkipListMap<>();

    @Test
    void whatIsNearIsFoundWhereItIs() throws Exception {
        try (RosNode listener = node("listener");
                RosNode perceiving = node("perception_node", "-p", "use_sim_time:=true");
                RosNode driving = node("driving_sim");
                PerceptionServer server = serve()) {
            listener.subscribe(
                    "/truth/objects", Detection3DArray.class, Qos.RELIABLE, got -> keep(truth, got.message()));
            listener.subscribe(
                    "/perception_node/detections",
                    Detection3DArray.class,
                    Qos.RELIABLE,
                    got -> keep(found, got.message()));
            try (PerceptionNode perception = PerceptionNode.open(
                            perceiving,
                            InputSettings.DEFAULT,
                            OutputSettings.DEFAULT,
                            PerceptionNodeSettings.DEFAULT.service().onLoopback(server.port()));
                    DrivingSimNode simulator = DrivingSimNode.start(driving, inQuarters())) {
                long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
                while (found.size() < SWEEPS) {
                    assertThat(System.nanoTime()).as("within five minutes").isLessThan(end);
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                assertThat(simulator.sweeps()).isGreaterThanOrEqualTo(SWEEPS);
                assertThat(figure(perceiving, "points", "parts_in_last_sweep")).isEqualTo("4");
                assertThat(figure(perceiving, "perception", "model")).startsWith("pillar-sim");
                System.out.printf(
                        "age of boxes when published, by /clock: p50 %s s, p95 %s s%n",
                        figure(perceiving, "perception", "publish_age_p50_s"),
                        figure(perceiving, "perception", "publish_age_p95_s"));
                assertThat(perception).isNotNull();
            }
        }
        int near = 0;
        int hit = 0;
        for (Map.Entry<Long, Detection3DArray> frame : found.entrySet()) {
            Detection3DArray real = atThatTime(frame.getKey()).orElseThrow();
            for (Detection3D object : real.detections()) {
                if (isNearVehicle(object)) {
                    near++;
                    hit += frame.getValue().detections().stream().anyMatch(box -> distance(box, object) < 1) ? 1 : 0;
                }
            }
        }
        System.out.printf("%d frames, %d vehicles within %.0f m, %d found%n", found.size(), near, NEAR_METRES, hit);
        assertThat(near).isGreaterThan(20);
        assertThat(hit).isGreaterThan(near * 8 / 10);
    }

    private static RosNode node(String name, String... rosArguments) {
        return RosNode.open(
                new FastDds(),
                DdsSettings.local(DOMAIN),
                NodeArguments.parse(List.of(rosArguments)),
                NodeDefaults.named(name));
    }

    private static PerceptionServer serve() {
        return PerceptionServer.start(
                ServeConfig.DEFAULT.withPort(0).withMetricsPort(-1),
                () -> new ModelChoice("pillar-sim", "cpu", 1, ModelChoice.PrecisionChoice.FP32)
                        .open(Path.of("..", "models"))
                        .detector(),
                ServerClocks.SYSTEM,
                () -> 0);
    }

    private static DrivingSimSettings inQuarters() {
        DrivingSimSettings usual = DrivingSimSettings.DEFAULT;
        return new DrivingSimSettings(
                usual.sensor(),
                usual.seed(),
                Optional.of(RoadKind.URBAN),
                usual.trafficDensity(),
                usual.rate(),
                0.3,
                usual.frames(),
                4,
                true,
                usual.threads(),
                usual.mapFrame(),
                usual.baseFrame(),
                usual.sensorFrame());
    }

    private static void keep(Map<Long, Detection3DArray> frames, Detection3DArray message) {
        frames.put(message.header().stamp().toNanos(), message);
    }

    /** Truth stands at the middle of the turn, a joined sweep at its end. */
    private Optional<Detection3DArray> atThatTime(long nanos) {
        return truth.entrySet().stream()
                .filter(entry -> Math.abs(entry.getKey() - nanos) <= 60_000_000)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isNearVehicle(Detection3D object) {
        Point at = object.bbox().center().position();
        String kind = object.results().get(0).hypothesis().classId();
        return Math.hypot(at.x(), at.y()) < NEAR_METRES
                && List.of("car", "truck", "bus").contains(kind);
    }

    private static double distance(Detection3D a, Detection3D b) {
        Point from = a.bbox().center().position();
        Point to = b.bbox().center().position();
        return Math.hypot(from.x() - to.x(), from.y() - to.y());
    }

    private static String figure(RosNode node, String part, String key) {
        return node.diagnostics().now().stream()
                .filter(status -> status.name().endsWith(": " + part))
                .flatMap(status -> status.values().stream())
                .filter(pair -> pair.key().equals(key))
                .map(KeyValue::value)
                .findFirst()
                .orElse("");
    }
}
