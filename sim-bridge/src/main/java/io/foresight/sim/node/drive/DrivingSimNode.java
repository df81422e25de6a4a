package io.foresight.sim.node.drive;

import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.NavMsgs.Odometry;
import io.foresight.ros2.message.RosgraphMsgs.Clock;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.VisionMsgs.Detection3DArray;
import io.foresight.ros2.message.VisualizationMsgs.MarkerArray;
import io.foresight.ros2.node.Publisher;
import io.foresight.ros2.node.RosNode;
import io.foresight.sim.bridge.scene.SceneMessages;
import io.foresight.sim.drive.DrivingSimulation;
import io.foresight.sim.drive.SensorRig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The driving simulator as a ROS 2 node. It publishes {@code /clock} (100 times per second of simulated time), {@code points}, {@code
 * odom}, {@code /tf} (map to vehicle), {@code /tf_static} (vehicle to sensor), {@code truth/objects} and {@code truth/markers}. Simulated
 * time begins at 0 with each start.
 */
public final class DrivingSimNode implements AutoCloseable {
    private static final long TICK_NANOS = 10_000_000;
    private static final int CLOUD_OVERHEAD_BYTES = 4096;
    private static final Qos CLOUDS = Qos.RELIABLE.withDepth(5);

    private final DrivingSimSettings settings;
    private final RosNode node;
    private final SensorRig rig;
    private final Pacing pacing;
    private final DriveStatus status;
    private final Publisher<Clock> clock;
    private final Publisher<PointCloud2> points;
    private final Publisher<Odometry> odometry;
    private final Publisher<Detection3DArray> objects;
    private final Publisher<MarkerArray> markers;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private long now;

    private DrivingSimNode(RosNode node, DrivingSimSettings settings) {
        this.node = node;
        this.settings = settings;
        SensorRig onRoof = SensorRig.onRoof(settings.sensor());
        rig = new SensorRig(
                onRoof.model(), onRoof.mounting(), onRoof.intensityGain(), onRoof.shadow(), settings.parts() == 1);
        pacing = new Pacing(settings.realTimeFactor(), System::nanoTime);
        status = new DriveStatus(settings, System::nanoTime);
        clock = settings.publishClock() ? node.publisher("/clock", Clock.class, Qos.RELIABLE) : null;
        int largest = rig.model().rays() * SweepClouds.STEP + CLOUD_OVERHEAD_BYTES;
        points = node.publisher("points", PointCloud2.class, CLOUDS, largest);
        odometry = node.publisher("odom", Odometry.class, Qos.RELIABLE);
        objects = node.publisher("truth/objects", Detection3DArray.class, Qos.RELIABLE);
        markers = node.publisher("truth/markers", MarkerArray.class, Qos.RELIABLE);
        thread = new Thread(this::run, "driving-sim");
    }

    /**
     * Starts the simulation on its own thread.
     *
     * @param node not closed by this; the caller closes it afterwards
     */
    public static DrivingSimNode start(RosNode node, DrivingSimSettings settings) {
        DrivingSimNode started = new DrivingSimNode(node, settings);
        node.diagnostics().add("simulation", () -> started.status.status(started.points.subscribers()));
        started.thread.start();
        return started;
    }

    /**
     * Waits until the last frame was published, at most for the given time.
     *
     * @return whether it was published
     * @throws IllegalStateException when the simulation failed
     */
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        boolean over = ended.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        failure.ifPresent(thrown -> {
            throw new IllegalStateException(thrown.getMessage(), thrown);
        });
        return over;
    }

    /** Number of sweeps published. */
    public long sweeps() {
        return status.sweeps();
    }

    private void run() {
        DrivingSimulation simulation = new DrivingSimulation(settings.seed(), settings.sceneConfig(), rig);
        simulation.castWith(settings.threads());
        node.transforms()
                .broadcastStatic(
                        VehicleMessages.transform(0, settings.baseFrame(), settings.sensorFrame(), rig.mounting()));
        tick();
        try (TurnSource turns = new TurnSource(() -> turn(simulation))) {
            for (int i = 0; settings.frames() == 0 || i < settings.frames(); i++) {
                if (stopped.getCount() == 0 || !play(turns.next())) {
                    break;
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException thrown) {
            status.failed(thrown);
            node.log().error("the driving simulator stops: " + thrown.getMessage());
            failure = Optional.of(thrown);
        } finally {
            ended.countDown();
        }
    }

    private Turn turn(DrivingSimulation simulation) {
        simulation.advance(settings.stepsBetweenSweeps());
        return new Turn(simulation.look(), simulation.ego());
    }

    /** Returns false when stopped before the end. */
    private boolean play(Turn turn) throws InterruptedException {
        double half = rig.model().halfPeriodSeconds();
        String frame = settings.sensorFrame();
        if (settings.parts() == 1) {
            PointCloud2 cloud = SweepClouds.whole(turn.frame().sweep().cloud(), turn.nanos(), frame);
            return publishFrom(turn, List.of(cloud), half);
        }
        return publishFrom(
                turn,
                SweepClouds.parts(turn.frame().sweep().cloud(), turn.nanos(), frame, settings.parts(), half),
                half);
    }

    private boolean publishFrom(Turn turn, List<PointCloud2> clouds, double half) throws InterruptedException {
        for (int part = 0; part < clouds.size(); part++) {
            if (!passUntil(turn.nanos() + SweepClouds.endNanos(part, clouds.size(), half))) {
                return false;
            }
            publish(turn, clouds, part);
        }
        return true;
    }

    /**
     * Publishes one cloud and its sensor's pose; with the last cloud of a revolution, also everything that is published once per
     * revolution.
     */
    private void publish(Turn turn, List<PointCloud2> clouds, int part) {
        PointCloud2 cloud = clouds.get(part);
        long at = cloud.header().stamp().toNanos();
        node.transforms()
                .broadcast(VehicleMessages.transform(
                        at, settings.mapFrame(), settings.baseFrame(), turn.vehicleAt((at - turn.nanos()) * 1e-9)));
        points.publish(cloud);
        if (part < clouds.size() - 1) {
            return;
        }
        odometry.publish(VehicleMessages.odometry(turn, settings.mapFrame(), settings.baseFrame()));
        Header header = new Header(Time.ofNanos(turn.nanos()), settings.sensorFrame());
        objects.publish(
                TrueObjects.message(header, turn.frame().sweep().labels().boxes()));
        markers.publish(SceneMessages.markers(
                header, TrueObjects.detections(turn.frame().sweep().labels().boxes()), markerLifetime()));
        status.swept(now, turn.frame().sweep().cloud().size());
    }

    private Duration markerLifetime() {
        return Duration.ofNanos(Math.round(2e9 / settings.rate())); // two sweeps
    }

    /** Advances simulated time; returns false when stopped before the end. */
    private boolean passUntil(long simulatedNanos) throws InterruptedException {
        while (now < simulatedNanos) {
            long next = Math.min(simulatedNanos, now - now % TICK_NANOS + TICK_NANOS);
            if (stopped.await(pacing.untilDue(next), TimeUnit.NANOSECONDS)) {
                return false;
            }
            now = next;
            tick();
        }
        return stopped.getCount() > 0;
    }

    private void tick() {
        if (clock != null) {
            clock.publish(new Clock(Time.ofNanos(now)));
        }
    }

    /** Stops the simulation and closes its publishers; the node is not closed. */
    @Override
    public void close() {
        stopped.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List.of(points, odometry, objects, markers).forEach(Publisher::close);
        if (clock != null) {
            clock.close();
        }
    }
}
