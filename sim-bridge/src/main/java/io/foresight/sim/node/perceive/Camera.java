package io.foresight.sim.node.perceive;

import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import io.foresight.ros2.message.SensorMsgs.CameraInfo;
import io.foresight.ros2.message.SensorMsgs.CompressedImage;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.node.RosNode;
import io.foresight.ros2.node.Subscription;
import io.foresight.v1.CameraCalibration;
import io.foresight.v1.Clock;
import io.foresight.v1.Image;
import io.foresight.v1.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One camera's newest image, validated. Invalid images are rejected and counted. Thread-safe. */
final class Camera implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final RosNode node;
    private final String name;
    private final CameraSettings settings;
    private final List<Subscription> topics = new ArrayList<>();
    private final RecentProblem refused = new RecentProblem(System::nanoTime);
    private Image newest; // null: none yet
    private long newestNanos;
    private CameraCalibration calibration; // null: none yet

    Camera(RosNode node, String name, CameraSettings settings, int limitBytes) {
        this.node = node;
        this.name = name;
        this.settings = settings;
        Qos qos = Qos.named(settings.qos());
        if (settings.compressed()) {
            topics.add(node.subscribe(
                    settings.image(),
                    CompressedImage.class,
                    qos,
                    limitBytes,
                    received -> take(received.message().header(), () -> Pictures.compressed(received.message()))));
        } else {
            topics.add(node.subscribe(
                    settings.image(),
                    io.foresight.ros2.message.SensorMsgs.Image.class,
                    qos,
                    limitBytes,
                    received -> take(received.message().header(), () -> Pictures.raw(received.message()))));
        }
        if (!settings.info().isEmpty()) {
            topics.add(
                    node.subscribe(settings.info(), CameraInfo.class, qos, received -> calibrate(received.message())));
        }
    }

    /** The newest image, if its stamp is close to the given one. */
    synchronized Optional<Image> near(long stampNanos) {
        return newest != null
                        && Math.abs(stampNanos - newestNanos)
                                <= settings.within().toNanos()
                ? Optional.of(newest)
                : Optional.empty();
    }

    DiagnosticStatus status(Duration silentAfter) {
        DiagnosticStatus base = topics.get(0).watch(silentAfter).diagnostic(name);
        List<KeyValue> values = new ArrayList<>(base.values());
        values.add(new KeyValue("pictures_refused", Long.toString(refused.times())));
        Optional<String> problem = refused.recent();
        return new DiagnosticStatus(
                problem.isPresent() ? Math.max(base.level(), DiagnosticStatus.WARN) : base.level(),
                base.name(),
                problem.map(reason -> "an image was rejected: " + reason).orElse(base.message()),
                "",
                values);
    }

    private void take(Header header, Conversion conversion) {
        try {
            long nanos = header.stamp().toNanos();
            if (nanos < 0) {
                throw new BadPictureException("header.stamp", "is " + nanos + " ns; stamps must be 0 or more");
            }
            Image.Builder image = conversion.convert().setCamera(name);
            image.setStamp(Stamp.newBuilder().setNanoseconds(nanos).setClock(Clock.CLOCK_SENSOR));
            synchronized (this) {
                if (calibration != null) {
                    image.setCalibration(calibration);
                }
                newest = image.build();
                newestNanos = nanos;
            }
        } catch (BadPictureException e) {
            refuse(e);
        }
    }

    private void calibrate(CameraInfo info) {
        try {
            CameraCalibration read = Pictures.calibration(info);
            synchronized (this) {
                calibration = read;
            }
        } catch (BadPictureException e) {
            refuse(e);
        }
    }

    private void refuse(BadPictureException e) {
        refused.happened(e.getMessage());
        node.log()
                .warnEvery(QUIET, "camera " + name, "a message of camera " + name + " was rejected: " + e.getMessage());
    }

    @Override
    public void close() {
        topics.forEach(Subscription::close);
    }

    /** Converts a message to an image. */
    private interface Conversion {
        Image.Builder convert();
    }
}
