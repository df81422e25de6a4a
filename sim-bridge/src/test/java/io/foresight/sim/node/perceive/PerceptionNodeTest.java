package io.foresight.sim.node.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.serve.PerceptionServer;
import io.foresight.perception.serve.ServeConfig;
import io.foresight.perception.serve.ServerClocks;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.message.AutowarePerceptionMsgs.DetectedObjects;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticArray;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.VisionMsgs.Detection3DArray;
import io.foresight.ros2.message.VisualizationMsgs.Marker;
import io.foresight.ros2.message.VisualizationMsgs.MarkerArray;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.RosNode;
import io.foresight.sim.Eventually;
import io.foresight.sim.bridge.cloud.CloudWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A simulator, the perception node and somebody who listens, over DDS and gRPC; only the detector is a stub. */
class PerceptionNodeTest {
    private static final int DOMAIN = 81;
    private static final OutputSettings ALL =
            new OutputSettings("~/detections", "~/markers", "/perception/objects", Duration.ofMillis(500), "reliable");

    private final StubDetector detector = new StubDetector();
    private final List<Detection3DArray> detections = new CopyOnWriteArrayList<>();
    private final List<MarkerArray> markers = new CopyOnWriteArrayList<>();
    private final List<DetectedObjects> objects = new CopyOnWriteArrayList<>();
    private final List<DiagnosticStatus> told = new CopyOnWriteArrayList<>();
    private final RosNode listener = node("listener");
    private final RosNode node = node("perception", "-p", "use_sim_time:=true");
    private FakeSimulator simulator = new FakeSimulator(DOMAIN, 60_000_000_000L);
    private PerceptionServer server;
    private PerceptionNode perception;

    private static RosNode node(String name, String... rosArguments) {
        return RosNode.open(
                new FastDds(),
                DdsSettings.local(DOMAIN),
                NodeArguments.parse(List.of(rosArguments)),
                NodeDefaults.named(name));
    }

    private PerceptionServer serve(int port) {
        return PerceptionServer.start(
                ServeConfig.DEFAULT.withPort(port).withMetricsPort(-1), () -> detector, ServerClocks.SYSTEM, () -> 0);
    }

    @BeforeEach
    void open() throws IOException {
        listener.subscribe(
                "/perception/detections", Detection3DArray.class, Qos.RELIABLE, got -> detections.add(got.message()));
        listener.subscribe("/perception/markers", MarkerArray.class, Qos.RELIABLE, got -> markers.add(got.message()));
        listener.subscribe(
                "/perception/objects", DetectedObjects.class, Qos.RELIABLE, got -> objects.add(got.message()));
        listener.subscribe(
                "/diagnostics",
                DiagnosticArray.class,
                Qos.RELIABLE,
                got -> told.addAll(got.message().status()));
        server = serve(0);
        perception = PerceptionNode.open(
                node, InputSettings.DEFAULT, ALL, ServiceSettings.DEFAULT.onLoopback(server.port()));
    }

    @AfterEach
    void close() {
        simulator.close();
        perception.close();
        node.close();
        listener.close();
        server.close();
    }

    private Optional<DiagnosticStatus> now(String part) {
        return node.diagnostics().now().stream()
                .filter(status -> status.name().equals("perception: " + part))
                .findFirst();
    }

    private static String value(DiagnosticStatus status, String key) {
        return status.values().stream()
                .filter(pair -> pair.key().equals(key))
                .map(KeyValue::value)
                .findFirst()
                .orElse("");
    }

    private String now(String part, String key) {
        return value(now(part).orElseThrow(), key);
    }

    /** Somebody at the other end heard it. */
    private boolean wasTold(String part, String key, String expected) {
        return told.stream()
                .anyMatch(status -> status.name().equals("perception: " + part)
                        && value(status, key).equals(expected));
    }

    private boolean stepUntil(BooleanSupplier condition) {
        return Eventually.so(condition, simulator::step, 40);
    }

    @Test
    void cloudsBecomeDetectionsMarkersAndObjects() {
        assertThat(stepUntil(() -> detections.size() > 2 && markers.size() > 2 && objects.size() > 2))
                .isTrue();

        Detection3DArray found = detections.get(2);
        assertThat(found.header().frameId()).isEqualTo("hero/lidar");
        assertThat(found.header().stamp().toNanos() % FakeSimulator.STEP).isZero();
        assertThat(found.header().stamp().toNanos()).isLessThanOrEqualTo(simulator.now());
        assertThat(found.detections()).hasSize(1);
        assertThat(found.detections().get(0).bbox().size().x()).isEqualTo(1440);
        assertThat(found.detections().get(0).results().get(0).hypothesis().classId())
                .isEqualTo("car");
        assertThat(markers.get(2).markers()).hasSize(4);
        assertThat(markers.get(2).markers().get(0).action()).isEqualTo(Marker.DELETEALL);
        assertThat(objects.get(2).objects()).hasSize(1);
        assertThat(detections)
                .extracting(array -> array.header().stamp().toNanos())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(now("points", "state")).isEqualTo("ACTIVE");
        assertThat(now("perception", "model")).isEqualTo("stub-1");
        assertThat(now("perception", "device")).isEqualTo("cpu");
        assertThat(now("perception").orElseThrow().level()).isEqualTo(DiagnosticStatus.OK);
        assertThat(Double.parseDouble(now("perception", "publish_age_p95_s"))).isGreaterThanOrEqualTo(0);
        assertThat(Double.parseDouble(now("perception", "answer_time_p50_s"))).isPositive();
        assertThat(stepUntil(() -> wasTold("points", "state", "ACTIVE") && wasTold("perception", "state", "CONNECTED")))
                .isTrue();
    }

    @Test
    void halfTurnsAreJoined() {
        assertThat(Eventually.so(
                        () -> detections.size() > 3,
                        () -> {
                            simulator.tick();
                            long half = simulator.now() / FakeSimulator.STEP % 2;
                            simulator.publish(
                                    Clouds.message((int) half * 180, (int) half * 180 + 180, simulator.now()));
                        },
                        40))
                .isTrue();

        assertThat(detections.get(3).detections().get(0).bbox().size().x()).isEqualTo(1440);
        assertThat(now("points", "parts_in_last_sweep")).isEqualTo("2");
    }

    @Test
    void aSimulatorThatStartsAgainIsFollowedAndTheOrderBeginsOnce() {
        assertThat(stepUntil(() -> detections.size() > 2)).isTrue();
        simulator.close();
        int before = detections.size();

        simulator = new FakeSimulator(DOMAIN, 1_000_000_000L);
        assertThat(stepUntil(() -> detections.stream()
                                .filter(array -> array.header().stamp().sec() < 30)
                                .count()
                        > 3))
                .isTrue();

        assertThat(detections.size()).isGreaterThan(before);
        assertThat(now("points", "restarts")).isEqualTo("1");
        assertThat(now("points", "state")).isEqualTo("ACTIVE");
        assertThat(now("perception", "last_answer")).isEqualTo("VALID");
        assertThat(node.diagnostics().now().stream()
                        .flatMap(status -> status.values().stream())
                        .filter(pair -> pair.key().endsWith("_s"))
                        .map(pair -> Double.parseDouble(pair.value())))
                .isNotEmpty()
                .allSatisfy(seconds -> assertThat(seconds).isGreaterThanOrEqualTo(0));
    }

    @Test
    void aSimulatorThatIsKilledAndStartedAgainIsFollowed() throws Exception {
        simulator.close();
        Process killed = process(60);
        try {
            assertThat(Eventually.so(() -> detections.size() > 2)).isTrue();
        } finally {
            killed.destroyForcibly().waitFor();
        }
        assertThat(Eventually.so(() -> wasTold("points", "state", "SILENT"))).isTrue();
        told.clear();
        int before = detections.size();
        long heard = Long.parseLong(now("points", "received"));

        Process again = process(1);
        try {
            assertThat(Eventually.so(() -> Long.parseLong(now("points", "received")) > heard))
                    .isTrue();
            long since = System.nanoTime();
            assertThat(Eventually.so(() -> wasTold("points", "state", "ACTIVE") && detections.size() > before))
                    .isTrue();
            print("killed and started again", since);
        } finally {
            again.destroyForcibly().waitFor();
        }
        assertThat(now("points", "restarts")).isEqualTo("1");
        assertThat(now("perception", "last_answer")).isEqualTo("VALID");
    }

    private static Process process(int startSeconds) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeSimulator.class.getName(),
                        Integer.toString(DOMAIN),
                        Integer.toString(startSeconds))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void aTopicThatFallsSilentIsSeenAndActiveAgainWhenItSpeaks() {
        assertThat(stepUntil(() -> detections.size() > 2)).isTrue();

        assertThat(Eventually.so(() -> wasTold("points", "state", "SILENT"))).isTrue();
        assertThat(now("points").orElseThrow().level()).isEqualTo(DiagnosticStatus.ERROR);
        told.clear();
        int before = detections.size();

        long since = System.nanoTime();
        assertThat(stepUntil(() -> wasTold("points", "state", "ACTIVE") && detections.size() > before))
                .isTrue();
        print("silent", since);
    }

    private static void print(String what, long since) {
        System.out.printf(
                "%s: ACTIVE in /diagnostics and boxes %.2f s after the first cloud%n",
                what, (System.nanoTime() - since) * 1e-9);
    }

    @Test
    void beforeTheFirstCloudTheTopicIsToldToBeMissing() {
        assertThat(Eventually.so(() -> wasTold("points", "state", "NOT_RECEIVED")))
                .isTrue();
        assertThat(now("points").orElseThrow().level()).isEqualTo(DiagnosticStatus.WARN);
    }

    @Test
    void badCloudsAreRefusedByFieldAndTheNodeGoesOn() {
        assertThat(stepUntil(() -> detections.size() > 2)).isTrue();
        PointCloud2 sound = Clouds.whole(simulator.now());
        PointCloud2 lying = new PointCloud2(
                sound.header(),
                1,
                sound.width() + 7,
                sound.fields(),
                false,
                sound.pointStep(),
                sound.rowStep(),
                sound.data(),
                true);

        assertThat(Eventually.so(
                        () -> !now("points", "clouds_refused").equals("0"), () -> simulator.publish(lying), 40))
                .isTrue();

        assertThat(now("points").orElseThrow().level()).isEqualTo(DiagnosticStatus.WARN);
        assertThat(now("points").orElseThrow().message()).startsWith("a cloud was rejected: row_step is");
        int before = detections.size();
        assertThat(stepUntil(() -> detections.size() > before + 2)).isTrue();
    }

    @Test
    void aSweepWithoutAnswerIsNotPublishedButTold() {
        assertThat(stepUntil(() -> detections.size() > 2)).isTrue();
        PointCloud few = new PointCloud(
                new FrameId("hero/lidar"), Clouds.between(0, 1, 0).stamp(), new float[] {1, 2, 3, 0}, 1);

        assertThat(Eventually.so(
                        () -> !now("perception", "answers_invalid").equals("0"),
                        () -> {
                            simulator.tick();
                            PointCloud at = new PointCloud(
                                    few.frame(),
                                    new Stamp(simulator.now(), few.stamp().clock()),
                                    few.xyzi(),
                                    1);
                            simulator.publish(CloudWriter.write(at, "hero/lidar"));
                        },
                        40))
                .isTrue();

        assertThat(now("perception").orElseThrow().level()).isEqualTo(DiagnosticStatus.ERROR);
        assertThat(now("perception", "last_reasons")).startsWith("TOO_FEW_POINTS: points.data: 1 usable points of 1");
        assertThat(detections)
                .allSatisfy(array ->
                        assertThat(array.detections().get(0).bbox().size().x()).isEqualTo(1440));
    }

    @Test
    void simulatedStampsOnTheMachinesClockAreRefusedWithTheCure() throws IOException {
        try (RosNode onWall = node("walled");
                PerceptionNode walled = PerceptionNode.open(
                        onWall,
                        InputSettings.DEFAULT,
                        OutputSettings.DEFAULT,
                        ServiceSettings.DEFAULT.onLoopback(server.port()))) {
            assertThat(stepUntil(() -> onWall.diagnostics().now().stream()
                            .anyMatch(status -> status.message().contains("STALE_INPUT"))))
                    .isTrue();
            assertThat(onWall.diagnostics().now())
                    .anySatisfy(status -> assertThat(status.message()).endsWith("or input.stamps: sensor"));
            assertThat(walled).isNotNull();
        }
    }

    @Test
    void aDegradedAnswerIsPublishedAndTold() {
        detector.capacityExceeded = true;

        assertThat(stepUntil(() -> detections.size() > 1)).isTrue();
        assertThat(now("perception").orElseThrow().level()).isEqualTo(DiagnosticStatus.WARN);
        assertThat(now("perception", "last_answer")).isEqualTo("DEGRADED");
        assertThat(now("perception", "last_reasons")).isEqualTo("CAPACITY_EXCEEDED");
    }

    @Test
    void aServiceThatGoesAwayIsFoundAgain() {
        assertThat(stepUntil(() -> detections.size() > 2)).isTrue();
        int port = server.port();
        server.close();
        assertThat(stepUntil(() -> wasTold("perception", "state", "LOST"))).isTrue();
        assertThat(now("perception").orElseThrow().level()).isEqualTo(DiagnosticStatus.ERROR);
        assertThat(now("perception").orElseThrow().message()).contains("UNAVAILABLE");
        assertThat(stepUntil(() -> !now("perception", "frames_without_service").equals("0")))
                .isTrue();
        int before = detections.size();

        server = serve(port);

        assertThat(stepUntil(() -> detections.size() > before + 2)).isTrue();
        assertThat(now("perception", "state")).isEqualTo("CONNECTED");
        assertThat(now("perception", "connections")).isEqualTo("2");
    }

    @Test
    void aServiceThatHangsIsConnectedToAnew() throws IOException {
        perception.close();
        perception = PerceptionNode.open(
                node,
                InputSettings.DEFAULT,
                OutputSettings.DEFAULT,
                new ServiceSettings("127.0.0.1", server.port(), Optional.empty(), Duration.ofMillis(500)));
        assertThat(stepUntil(() -> detections.size() > 2)).isTrue();

        detector.gate = new Semaphore(0);
        assertThat(stepUntil(() -> wasTold("perception", "state", "LOST")
                        || now("perception").orElseThrow().message().startsWith("no reply for 500 ms")))
                .isTrue();
        Semaphore gate = detector.gate;
        detector.gate = null;
        gate.release(1000);

        int before = detections.size();
        assertThat(stepUntil(() -> detections.size() > before + 2)).isTrue();
    }
}
