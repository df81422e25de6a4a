package io.foresight.sim.node.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.message.AutowarePerceptionMsgs.DetectedObjects;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import io.foresight.ros2.message.SensorMsgs.Image;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.VisionMsgs.Detection3DArray;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.Publisher;
import io.foresight.ros2.node.RosNode;
import io.foresight.sim.Eventually;
import io.foresight.v1.Box3d;
import io.foresight.v1.Detection;
import io.foresight.v1.Detections;
import io.foresight.v1.ObjectClass;
import io.foresight.v1.SensorFrame;
import io.foresight.v1.Validity;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The node and a service that it does not know: what is sent there, and what may come back. */
class PerceptionServiceTest {
    private static final int DOMAIN = 85;

    private final List<Detection3DArray> detections = new CopyOnWriteArrayList<>();
    private final List<DetectedObjects> objects = new CopyOnWriteArrayList<>();
    private final RosNode node = RosNode.open(
            new FastDds(),
            DdsSettings.local(DOMAIN),
            NodeArguments.parse(List.of("-p", "use_sim_time:=true")),
            NodeDefaults.named("perception"));
    private final FakeSimulator simulator = new FakeSimulator(DOMAIN, 5_000_000_000L);
    private FakeService service;
    private PerceptionNode perception;

    @BeforeEach
    void serve() throws IOException {
        node.subscribe("~/objects", DetectedObjects.class, Qos.RELIABLE, got -> objects.add(got.message()));
        service = new FakeService();
        service.answers = frame -> valid(2);
        node.subscribe("~/detections", Detection3DArray.class, Qos.RELIABLE, got -> detections.add(got.message()));
    }

    @AfterEach
    void close() {
        if (perception != null) {
            perception.close();
        }
        node.close();
        simulator.close();
        service.close();
    }

    private static Detections.Builder valid(double length) {
        return Detections.newBuilder()
                .setValidity(Validity.VALIDITY_VALID)
                .addDetections(Detection.newBuilder()
                        .setBox(Box3d.newBuilder()
                                .setX(3)
                                .setLength(length)
                                .setWidth(1)
                                .setHeight(1))
                        .setObjectClass(ObjectClass.OBJECT_CLASS_CAR)
                        .setScore(0.5f)
                        .setVx(4));
    }

    private void open(InputSettings input, ServiceSettings settings) throws IOException {
        OutputSettings output = new OutputSettings("~/detections", "~/markers", "~/objects", Duration.ZERO, "reliable");
        perception = PerceptionNode.open(node, input, output, settings);
    }

    private DiagnosticStatus told() {
        return node.diagnostics().now().stream()
                .filter(status -> status.name().equals("perception: perception"))
                .findFirst()
                .orElseThrow();
    }

    private String told(String key) {
        return told().values().stream()
                .filter(pair -> pair.key().equals(key))
                .map(KeyValue::value)
                .findFirst()
                .orElse("");
    }

    @Test
    void framesGoOutInSimulatedTimeAndInOrder() throws IOException {
        open(InputSettings.DEFAULT, service.settings());

        assertThat(Eventually.so(() -> detections.size() > 2, simulator::step, 40))
                .isTrue();

        assertThat(told("model")).isEqualTo("other-1");
        assertThat(told("device")).isEqualTo("gpu0");
        assertThat(service.frames)
                .extracting(SensorFrame::getSequence)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(service.frames.get(0).getFrameId()).isEqualTo("hero/lidar");
        assertThat(service.frames.get(0).getStamp().getClock()).isEqualTo(io.foresight.v1.Clock.CLOCK_SIMULATION);
        assertThat(service.frames.get(0).getPoints().getCount()).isEqualTo(1440);
        assertThat(service.streams.get()).isEqualTo(1);
    }

    @Test
    void boxesOfACloudInTheVehiclesFrameAreGivenBackInIt() throws IOException {
        InputSettings usual = InputSettings.DEFAULT;
        open(with(usual, new SensorPose(1, 0, 2, Math.PI / 2), Map.of()), service.settings());

        assertThat(Eventually.so(() -> detections.size() > 1, simulator::step, 40))
                .isTrue();

        assertThat(service.frames.get(0).getFrameId()).isEqualTo("lidar");
        Detection3DArray found = detections.get(0);
        assertThat(found.header().frameId()).isEqualTo("hero/lidar");
        assertThat(found.detections().get(0).bbox().center().position().x()).isBetween(0.999, 1.001);
        assertThat(found.detections().get(0).bbox().center().position().y()).isBetween(2.999, 3.001);
        assertThat(found.detections().get(0).bbox().center().position().z()).isEqualTo(2);
    }

    @Test
    void picturesNearASweepAreSentAlong() throws IOException {
        InputSettings usual = InputSettings.DEFAULT;
        CameraSettings front = new CameraSettings("/front", false, "", "reliable", Duration.ofMillis(100));
        open(with(usual, SensorPose.DEFAULT, Map.of("front", front)), service.settings());
        Publisher<Image> camera = node.publisher("/front", Image.class, Qos.RELIABLE);

        assertThat(Eventually.so(
                        () -> service.frames.stream().anyMatch(frame -> frame.getImagesCount() == 1),
                        () -> {
                            camera.publish(picture(simulator.now(), 6));
                            simulator.step();
                        },
                        40))
                .isTrue();
        SensorFrame with = service.frames.stream()
                .filter(frame -> frame.getImagesCount() == 1)
                .findFirst()
                .orElseThrow();
        assertThat(with.getImages(0).getCamera()).isEqualTo("front");
        assertThat(with.getImages(0).getWidth()).isEqualTo(2);
        assertThat(Math.abs(with.getImages(0).getStamp().getNanoseconds()
                        - with.getStamp().getNanoseconds()))
                .isLessThanOrEqualTo(100_000_000);

        assertThat(Eventually.so(
                        () -> !cameraTold("pictures_refused").equals("0"), () -> camera.publish(picture(0, 5)), 500))
                .isTrue();
        int before = service.frames.size();
        assertThat(Eventually.so(() -> service.frames.size() > before + 5, simulator::step, 40))
                .isTrue();
        assertThat(service.frames.get(service.frames.size() - 1).getImagesCount())
                .as("the last picture is too old by now")
                .isZero();
    }

    private String cameraTold(String key) {
        return node.diagnostics().now().stream()
                .filter(status -> status.name().equals("perception: camera front"))
                .flatMap(status -> status.values().stream())
                .filter(pair -> pair.key().equals(key))
                .map(KeyValue::value)
                .findFirst()
                .orElse("");
    }

    private static Image picture(long nanos, int bytes) {
        return new Image(new Header(Time.ofNanos(nanos), "camera"), 1, 2, "rgb8", 0, 6, Bytes.zeros(bytes));
    }

    @Test
    void answersThatCannotBeReadAreCountedAndNotPublished() throws IOException {
        service.answers = frame -> valid(Double.NaN);
        open(InputSettings.DEFAULT, service.settings());

        assertThat(Eventually.so(() -> !told("answers_unreadable").equals("0"), simulator::step, 40))
                .isTrue();
        assertThat(told().level()).isEqualTo(DiagnosticStatus.ERROR);
        assertThat(told().message()).startsWith("a reply cannot be read: box length");
        assertThat(detections).isEmpty();

        service.answers = frame -> valid(2);
        assertThat(Eventually.so(() -> detections.size() > 1, simulator::step, 40))
                .isTrue();
    }

    @Test
    void aServiceThatBreaksEveryStreamIsTriedAgainWithPauses() throws IOException {
        service.endsStreams = true;
        open(InputSettings.DEFAULT, service.settings());

        assertThat(Eventually.so(() -> service.streams.get() >= 3, simulator::step, 10))
                .isTrue();
        assertThat(told("frames_without_service")).isNotEqualTo("0");

        service.endsStreams = false;
        assertThat(Eventually.so(() -> detections.size() > 1, simulator::step, 40))
                .isTrue();
        assertThat(told("state")).isEqualTo("CONNECTED");
    }

    @Test
    void aStreamThatEndsBeforeTheSensorBeganIsNoLoss() throws IOException {
        service.endsSilence = true;
        open(InputSettings.DEFAULT, service.settings());
        assertThat(Eventually.so(() -> service.streams.get() >= 3)).isTrue();
        assertThat(told("state")).isEqualTo("CONNECTED");
        assertThat(told("connections")).isEqualTo("1");

        service.endsSilence = false;
        assertThat(Eventually.so(() -> !detections.isEmpty(), simulator::step, 40))
                .isTrue();
    }

    @Test
    void whatAServiceComplainsOfIsToldInOneShortLine() throws IOException {
        service.complaint = "no \u001b[2J\n[ERROR] forged \u202e" + "x".repeat(4000);
        service.endsStreams = true;
        open(InputSettings.DEFAULT, service.settings());
        assertThat(Eventually.so(() -> told("state").equals("LOST"), simulator::step, 40))
                .isTrue();
        assertThat(told().message()).contains("no ?[2J?[ERROR] forged ?xxx").hasSizeLessThan(400);
    }

    @Test
    void aServiceThatIsNotThereIsToldByItsAddress() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        open(InputSettings.DEFAULT, ServiceSettings.DEFAULT.onLoopback(nobody));

        assertThat(Eventually.so(() -> told("state").equals("LOST"), simulator::step, 40))
                .isTrue();
        assertThat(told().message()).startsWith("no perception service at 127.0.0.1:" + nobody + ": ");
        assertThat(told().level()).isEqualTo(DiagnosticStatus.ERROR);
    }

    private static InputSettings with(InputSettings usual, SensorPose pose, Map<String, CameraSettings> cameras) {
        return new InputSettings(
                usual.points(),
                usual.qos(),
                usual.limitBytes(),
                usual.maxPoints(),
                usual.fullScale(),
                usual.stamps(),
                usual.silentAfter(),
                usual.sweeps(),
                usual.motion(),
                pose,
                cameras);
    }
}
