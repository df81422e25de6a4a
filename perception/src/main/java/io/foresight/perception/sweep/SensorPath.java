package io.foresight.perception.sweep;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.Pose;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.Stamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The pose of a sensor over time in a fixed frame. Between known poses the position is interpolated linearly and the rotation by slerp
 * ({@link Pose#towards}). Before the first and after the last known pose it is extrapolated for at most {@link #MOST_BEYOND_NANOS}.
 * Immutable.
 */
public final class SensorPath {
    /** Limit of extrapolation: odometry is often one message behind the points. */
    public static final long MOST_BEYOND_NANOS = 100_000_000;

    private static final int MOST_KNOTS = 1_000_000;

    private final FrameId sensor;
    private final FrameId fixed;
    private final long[] nanos;
    private final Pose[] poses;

    /**
     * Creates a path from known poses.
     *
     * @param sensor the moving frame
     * @param fixed the fixed frame, in which the poses are given
     * @param knots at least one, in ascending order of stamps, all of one clock
     * @throws IllegalArgumentException when they are not
     */
    public SensorPath(FrameId sensor, FrameId fixed, List<Knot> knots) {
        if (knots.isEmpty() || knots.size() > MOST_KNOTS) {
            throw new IllegalArgumentException("a path needs 1 to " + MOST_KNOTS + " poses, got " + knots.size());
        }
        this.sensor = sensor;
        this.fixed = fixed;
        nanos = new long[knots.size()];
        poses = new Pose[knots.size()];
        for (int i = 0; i < nanos.length; i++) {
            Knot knot = knots.get(i);
            if (i > 0 && knot.stamp().secondsSince(knots.get(i - 1).stamp()) <= 0) {
                throw new IllegalArgumentException("pose " + i + " of a path has stamp "
                        + knot.stamp().nanoseconds() + " ns, which is not after the previous one");
            }
            nanos[i] = knot.stamp().nanoseconds();
            poses[i] = knot.fixedFromSensor();
        }
    }

    /** A known pose: the sensor's frame in the fixed frame. */
    public record Knot(Stamp stamp, Pose fixedFromSensor) {}

    /** Whether the pose is available for the whole interval, extrapolation included. Nanoseconds of the path's clock. */
    public boolean covers(long from, long to) {
        if (nanos.length == 1) {
            return from == nanos[0] && to == nanos[0];
        }
        return from >= nanos[0] - MOST_BEYOND_NANOS && to <= nanos[nanos.length - 1] + MOST_BEYOND_NANOS;
    }

    /** Transform from the sensor's frame to the fixed frame at a time; empty where the time is not {@link #covers covered}. */
    public Optional<RigidTransform> at(long moment) {
        if (!covers(moment, moment)) {
            return Optional.empty();
        }
        if (nanos.length == 1) {
            return Optional.of(transform(poses[0]));
        }
        int found = Arrays.binarySearch(nanos, moment);
        int before = Math.max(0, Math.min(nanos.length - 2, found >= 0 ? found : -found - 2));
        double share = (double) (moment - nanos[before]) / (nanos[before + 1] - nanos[before]);
        return Optional.of(transform(poses[before].towards(poses[before + 1], share)));
    }

    private RigidTransform transform(Pose pose) {
        return RigidTransform.ofPose(sensor, fixed, pose);
    }
}
