package io.foresight.launch.foxglove;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.launch.view.EgoPose;
import io.foresight.launch.view.EpisodeView;
import io.foresight.launch.view.StepView;
import io.foresight.launch.view.ViewFrame;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Reason;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.planner.render.Picture;
import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticArray;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import io.foresight.ros2.message.SensorMsgs.Image;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.Tf2Msgs.TFMessage;
import io.foresight.ros2.message.VisionMsgs.Detection3DArray;
import io.foresight.ros2.message.VisualizationMsgs.MarkerArray;
import io.foresight.sim.bridge.cloud.CloudWriter;
import io.foresight.sim.bridge.scene.SceneMessages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * The content of our own page as topics of a {@link FoxgloveServer}: {@code /points}, {@code /perception/detections}, {@code
 * /perception/markers}, {@code /truth/markers}, {@code /tf} ({@code map} to the sensor), {@code /diagnostics}, {@code /assembly/image},
 * {@code /assembly/goal_image}. Every message is stamped with the time at which it is shown. Messages without subscribers are not created.
 */
public final class LiveScene {
    private static final Duration LIFETIME = Duration.ofSeconds(1);
    private static final FrameId MAP = new FrameId("map");
    private static final String CAMERA = "assembly_camera";

    private final InstantSource clock;
    private final Topic<PointCloud2> points;
    private final Topic<Detection3DArray> detections;
    private final Topic<MarkerArray> markers;
    private final Topic<MarkerArray> truth;
    private final Topic<TFMessage> transforms;
    private final Topic<DiagnosticArray> diagnostics;
    private final Topic<Image> camera;
    private final Topic<Image> goal;

    /** @param clock clock of the messages' stamps */
    public LiveScene(FoxgloveServer server, InstantSource clock) {
        this.clock = clock;
        points = new Topic<>(server, "/points", PointCloud2.class, false);
        detections = new Topic<>(server, "/perception/detections", Detection3DArray.class, false);
        markers = new Topic<>(server, "/perception/markers", MarkerArray.class, false);
        truth = new Topic<>(server, "/truth/markers", MarkerArray.class, false);
        transforms = new Topic<>(server, "/tf", TFMessage.class, false);
        diagnostics = new Topic<>(server, "/diagnostics", DiagnosticArray.class, false);
        camera = new Topic<>(server, "/assembly/image", Image.class, false);
        goal = new Topic<>(server, "/assembly/goal_image", Image.class, true);
    }

    /** Shows a sweep and its results. */
    public void publish(ViewFrame frame) {
        long now = now();
        String sensor = frame.cloud().frame().name();
        Header header = new Header(Time.ofNanos(now), sensor);
        transforms.publish(
                now,
                at -> new TFMessage(frame.ego().stream()
                        .map(pose -> SceneMessages.transform(
                                new Header(header.stamp(), MAP.name()), sensor, mapFromSensor(pose, frame)))
                        .toList()));
        points.publish(now, at -> stamped(header, CloudWriter.write(frame.cloud(), sensor)));
        detections.publish(now, at -> SceneMessages.detections(header, frame.detections()));
        markers.publish(now, at -> SceneMessages.markers(header, frame.detections(), LIFETIME));
        truth.publish(now, at -> SceneMessages.markers(header, asFound(frame.truth()), LIFETIME));
        diagnostics.publish(now, at -> new DiagnosticArray(new Header(header.stamp(), ""), List.of(status(frame))));
    }

    /** Shows the start of an episode of the assembly scene. */
    public void publish(EpisodeView episode) {
        long now = now();
        goal.publish(now, at -> image(at, episode.goal()));
        camera.publish(now, at -> image(at, episode.camera()));
    }

    /** Shows the assembly scene after a step. */
    public void publish(StepView step) {
        camera.publish(now(), at -> image(at, step.camera()));
    }

    private long now() {
        Instant moment = clock.instant();
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000_000L), moment.getNano());
    }

    private static RigidTransform mapFromSensor(EgoPose pose, ViewFrame frame) {
        return RigidTransform.ofYaw(frame.cloud().frame(), MAP, pose.x(), pose.y(), 0, pose.yaw());
    }

    private static PointCloud2 stamped(Header header, PointCloud2 cloud) {
        return new PointCloud2(
                header,
                cloud.height(),
                cloud.width(),
                cloud.fields(),
                cloud.isBigendian(),
                cloud.pointStep(),
                cloud.rowStep(),
                cloud.data(),
                cloud.isDense());
    }

    private static List<Detection> asFound(List<LabelledBox> labels) {
        return labels.stream()
                .map(label ->
                        new Detection(label.box(), label.objectClass(), 1, (float) label.vx(), (float) label.vy()))
                .toList();
    }

    private static DiagnosticStatus status(ViewFrame frame) {
        List<KeyValue> values = new ArrayList<>();
        values.add(value("age_ms", frame.timing().ageMs()));
        values.add(value("rate_hz", frame.timing().rateHz()));
        values.add(new KeyValue("dropped", Long.toString(frame.timing().dropped())));
        values.add(new KeyValue("boxes", Integer.toString(frame.detections().size())));
        frame.timing().stagesMs().forEach((stage, ms) -> values.add(value(stage + "_ms", ms)));
        int level =
                switch (frame.validity()) {
                    case VALID -> DiagnosticStatus.OK;
                    case DEGRADED -> DiagnosticStatus.WARN;
                    case INVALID -> DiagnosticStatus.ERROR;
                };
        String message = level == DiagnosticStatus.OK
                ? "perceives " + frame.source()
                : frame.reasons().stream().map(LiveScene::words).collect(Collectors.joining(", "));
        return new DiagnosticStatus(level, "perception", message, frame.source(), values);
    }

    private static String words(Reason reason) {
        return reason.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static KeyValue value(String key, double number) {
        return new KeyValue(key, Double.isNaN(number) ? "unknown" : String.format(Locale.ROOT, "%.2f", number));
    }

    private static Image image(long nanos, Picture picture) {
        return new Image(
                new Header(Time.ofNanos(nanos), CAMERA),
                picture.height(),
                picture.width(),
                "rgb8",
                0,
                3L * picture.width(),
                Bytes.view(picture.rgb()));
    }

    /** A channel and its type. */
    private static final class Topic<T extends Record> {
        private final MessageType<T> type;
        private final FoxgloveChannel channel;
        private final boolean latched;

        Topic(FoxgloveServer server, String name, Class<T> message, boolean latched) {
            this.type = MessageType.of(message);
            this.latched = latched;
            ChannelInfo info = ChannelInfo.of(name, type);
            channel = server.channel(latched ? info.keepingLast() : info);
        }

        void publish(long nanos, LongFunction<T> message) {
            if (latched || channel.watched()) {
                channel.publish(nanos, type, message.apply(nanos));
            }
        }
    }
}
