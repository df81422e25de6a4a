package io.foresight.sim.node.perceive;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.serve.FramePacker;
import io.foresight.perception.serve.WireDetections;
import io.foresight.perception.serve.WireVerdict;
import io.foresight.perception.sweep.Sweep;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.node.ClockJump;
import io.foresight.ros2.node.RosNode;
import io.foresight.ros2.node.Subscription;
import io.foresight.v1.Detections;
import io.foresight.v1.SensorFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Sends the clouds of a topic to a perception service, publishes the resulting boxes, and reports its status on {@code /diagnostics}. Boxes
 * have the frame and stamp of the cloud in which they were found, metres and radians. Errors of messages, the source or the service are
 * counted and reported; the node keeps running.
 */
public final class PerceptionNode implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final long TICK_MILLIS = 100;

    private final RosNode node;
    private final InputSettings settings;
    private final SweepInput input;
    private final Cameras cameras;
    private final MotionCompensation motion;
    private final SceneTopics scene;
    private final ServiceLink service;
    private final Subscription points;
    private final RecentTimes ages = new RecentTimes();
    private final RecentTimes latencies = new RecentTimes();
    private final RecentProblem unreadable = new RecentProblem(System::nanoTime);
    private final ScheduledExecutorService timer;
    private final Future<?> ticking;

    private PerceptionNode(RosNode node, InputSettings input, OutputSettings output, ServiceSettings link)
            throws IOException {
        this.node = node;
        this.settings = input;
        this.input = new SweepInput(input, new RosNodeTime(node.clock()), System::nanoTime, new Sweeps());
        service = new ServiceLink(link, System::nanoTime, new BackOff(new Random()), this::answered);
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "perception " + node.fullName());
            thread.setDaemon(true);
            return thread;
        });
        try {
            scene = new SceneTopics(node, output);
            cameras = new Cameras(node, input.cameras(), input.limitBytes());
            motion = new MotionCompensation(node, input);
            node.clock().onJump(this::jumped);
            points = node.subscribe(
                    input.points(),
                    PointCloud2.class,
                    Qos.named(input.qos()),
                    input.limitBytes(),
                    received -> this.input.received(received.message(), received.writer()));
            node.diagnostics()
                    .add(
                            "points",
                            () -> PerceptionStatus.points(
                                    points.watch(input.silentAfter()), this.input.report(), motion.report()));
            node.diagnostics()
                    .add(
                            "perception",
                            () -> PerceptionStatus.perception(service.report(), link, ages, latencies, unreadable));
            cameras.diagnose(node.diagnostics(), input.silentAfter());
            ticking = timer.scheduleWithFixedDelay(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RuntimeException | Error e) {
            timer.shutdownNow();
            service.close();
            throw e;
        }
    }

    /**
     * Starts on a node, which the caller closes after this. The service need not be running yet.
     *
     * @throws IOException when a certificate cannot be read
     * @throws io.foresight.ros2.dds.DdsException BAD_NAME, REFUSED or CLOSED
     */
    public static PerceptionNode open(RosNode node, InputSettings input, OutputSettings output, ServiceSettings service)
            throws IOException {
        return new PerceptionNode(node, input, output, service);
    }

    private void tick() {
        try {
            service.tick();
        } catch (RuntimeException e) {
            node.log().warnEvery(QUIET, "tick", "error in the connection to the service: " + e);
        }
    }

    private void jumped(ClockJump jump) {
        input.clockWentBack(jump.afterNanos());
    }

    private void answered(ServiceLink.Asked asked, Detections reply) {
        if (WireVerdict.validity(reply) == Validity.INVALID) {
            node.log().warnEvery(QUIET, "invalid", "a sweep got an invalid reply: " + ReplyCounts.reasons(reply));
            return;
        }
        try {
            publish(asked.header(), WireDetections.boxes(reply));
        } catch (IllegalArgumentException e) {
            unreadable.happened(e.getMessage());
            node.log().warnEvery(QUIET, "reply", "a reply cannot be read: " + e.getMessage());
            return;
        }
        latencies.add(System.nanoTime() - asked.ticks());
        if (settings.stamps() == StampSource.ROS) {
            node.clock().ageNanos(asked.header().stamp()).ifPresent(ages::add);
        }
    }

    private void publish(Header header, List<Detection> boxes) {
        if (settings.sensorPose().isOrigin()) {
            scene.publish(header, boxes);
            return;
        }
        RigidTransform back = settings.sensorPose().cloudFromSensor(new FrameId(header.frameId()));
        scene.publish(header, boxes.stream().map(found -> moved(found, back)).toList());
    }

    private static Detection moved(Detection found, RigidTransform to) {
        double vx = to.element(0, 0) * found.vx() + to.element(0, 1) * found.vy();
        double vy = to.element(1, 0) * found.vx() + to.element(1, 1) * found.vy();
        return new Detection(to.apply(found.box()), found.objectClass(), found.score(), (float) vx, (float) vy);
    }

    /** Closes the connection to the service; the node's topics stay until the node is closed. */
    @Override
    public void close() {
        points.close();
        cameras.undiagnose(node.diagnostics());
        cameras.close();
        motion.close();
        node.diagnostics().remove("points");
        node.diagnostics().remove("perception");
        ticking.cancel(false);
        timer.shutdown();
        service.close();
    }

    private final class Sweeps implements SweepInput.Listener {
        @Override
        public void swept(Header header, PointCloud cloud) {
            Sweep sweep = motion.compensated("", cloud, new FrameId(header.frameId()));
            SensorFrame.Builder frame = FramePacker.pack(sweep, 0).toBuilder();
            cameras.addTo(frame, header.stamp(), service.maxMessageBytes());
            service.send(frame, header);
        }

        @Override
        public void restarted(String reason) {
            node.log().info("the source of " + settings.points() + " restarted: " + reason);
            motion.restarted();
            service.restartOrder();
        }

        @Override
        public void refused(String reason) {
            node.log().warnEvery(QUIET, "refused", "a cloud of " + settings.points() + " was rejected: " + reason);
        }
    }
}
