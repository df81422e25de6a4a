package io.foresight.sim.node.perceive;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.Deskew;
import io.foresight.perception.sweep.SensorPath;
import io.foresight.perception.sweep.Skew;
import io.foresight.perception.sweep.Sweep;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.message.NavMsgs.Odometry;
import io.foresight.ros2.message.Tf2Msgs.TFMessage;
import io.foresight.ros2.node.RosNode;
import io.foresight.ros2.node.Subscription;
import io.foresight.sim.bridge.motion.FrameMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes the sensor's own motion from sweeps, using the transforms and odometry of the graph. Thread-safe. */
final class MotionCompensation implements AutoCloseable {
    /** Maximum time between a point and the stamp of its sweep: one second for joined parts, and one second within a cloud. */
    private static final long REACH_NANOS = 2_000_000_000;

    private static final Qos STATIC = Qos.TRANSIENT_LOCAL.withDepth(100);

    private final InputSettings settings;
    private final FrameMotion motion = new FrameMotion();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private long deskewed;
    private Optional<Deskew.Outcome> last = Optional.empty();

    MotionCompensation(RosNode node, InputSettings settings) {
        this.settings = settings;
        MotionSource source = settings.motion().source();
        if (source != MotionSource.NONE) {
            subscriptions.add(node.subscribe("/tf_static", TFMessage.class, STATIC, got -> take(got.message(), true)));
        }
        if (source == MotionSource.TF) {
            subscriptions.add(node.subscribe(
                    "/tf", TFMessage.class, Qos.RELIABLE.withDepth(100), got -> take(got.message(), false)));
        }
        if (source == MotionSource.ODOMETRY) {
            subscriptions.add(node.subscribe(
                    settings.motion().odometry(),
                    Odometry.class,
                    Qos.SENSOR_DATA.withDepth(100),
                    got -> motion.add(got.message())));
        }
    }

    private void take(TFMessage message, boolean fixed) {
        message.transforms().forEach(transform -> motion.add(transform, fixed));
    }

    /**
     * The sweep of a cloud, with the motion removed if that is possible.
     *
     * @param cloudFrame frame of the received messages; the cloud is in the sensor's own frame
     */
    Sweep compensated(String id, PointCloud cloud, FrameId cloudFrame) {
        Sweep sweep = Sweep.of(id, cloud);
        if (settings.motion().source() == MotionSource.NONE) {
            return sweep;
        }
        RigidTransform frameFromSensor = settings.sensorPose().isOrigin()
                ? RigidTransform.identity(cloud.frame(), cloudFrame)
                : settings.sensorPose().cloudFromSensor(cloudFrame);
        long stamp = cloud.stamp().nanoseconds();
        Optional<SensorPath> path = motion.path(
                frameFromSensor, cloud.stamp().clock(), Math.max(0, stamp - REACH_NANOS), stamp + REACH_NANOS);
        Deskew.Result result = Deskew.apply(sweep.withSkew(Skew.PRESENT), path);
        Sweep straight = path.flatMap(known -> known.at(stamp))
                .map(result.sweep()::withPose)
                .orElse(result.sweep());
        count(result.outcome());
        return straight;
    }

    private synchronized void count(Deskew.Outcome outcome) {
        last = Optional.of(outcome);
        deskewed += outcome == Deskew.Outcome.DONE ? 1 : 0;
    }

    /** Resets, because the source restarted. */
    void restarted() {
        motion.forget();
    }

    synchronized MotionReport report() {
        return new MotionReport(settings.motion().source(), deskewed, last);
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
