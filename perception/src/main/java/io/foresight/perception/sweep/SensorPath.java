package io.foresight.perception.sweep;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.Pose;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.Stamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a sensor was over a time, in a frame that does not move: known at some moments, in between on the straight line at constant speed
 * and turning about one axis at a constant rate (slerp; Shoemake, 1985, equation 5). Before the first known moment and after the last one
 * it goes on as it moved there, for {@link #MOST_BEYOND_NANOS} at most. Immutable.
 */
public final class SensorPath {
    /** How far the path reaches beyond what is known: odometry is often one message behind the points. */
    public static final long MOST_BEYOND_NANOS = 100_000_000;

    private static final int MOST_KNOTS = 1_000_000;
    private static final double NEARLY_PARALLEL = 1 - 1e-12;

    private final FrameId sensor;
    private final FrameId fixed;
    private final long[] nanos;
    private final Pose[] poses;

    /**
     * A path through known places.
     *
     * @param sensor the frame that moves
     * @param fixed the frame that does not, in which the poses are
     * @param knots at least one, stamps rising, all of one clock
     * @throws IllegalArgumentException where they are not
     */
    public SensorPath(FrameId sensor, FrameId fixed, List<Knot> knots) {
        if (knots.isEmpty() || knots.size() > MOST_KNOTS) {
            throw new IllegalArgumentException("a path takes 1 to " + MOST_KNOTS + " poses, got " + knots.size());
        }
        this.sensor = sensor;
        this.fixed = fixed;
        nanos = new long[knots.size()];
        poses = new Pose[knots.size()];
        for (int i = 0; i < nanos.length; i++) {
            Knot knot = knots.get(i);
            if (i > 0 && knot.stamp().secondsSince(knots.get(i - 1).stamp()) <= 0) {
                throw new IllegalArgumentException("pose " + i + " of a path has stamp "
                        + knot.stamp().nanoseconds() + " ns, not after the one before");
            }
            nanos[i] = knot.stamp().nanoseconds();
            poses[i] = knot.fixedFromSensor();
        }
    }

    /** A known place: the sensor's frame in the fixed one. */
    public record Knot(Stamp stamp, Pose fixedFromSensor) {}

    /** Is it known, or near enough to what is known, where the sensor was from one moment to another? Nanoseconds of the path's clock. */
    public boolean covers(long from, long to) {
        if (nanos.length == 1) {
            return from == nanos[0] && to == nanos[0];
        }
        return from >= nanos[0] - MOST_BEYOND_NANOS && to <= nanos[nanos.length - 1] + MOST_BEYOND_NANOS;
    }

    /** From the sensor's frame to the fixed one at a moment; empty where it is not {@link #covers covered}. */
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
        return Optional.of(transform(between(poses[before], poses[before + 1], share)));
    }

    private RigidTransform transform(Pose pose) {
        return RigidTransform.ofPose(sensor, fixed, pose);
    }

    /** Below 0 and above 1, {@code share} goes on beyond the two. */
    private static Pose between(Pose a, Pose b, double share) {
        double dot = a.qw() * b.qw() + a.qx() * b.qx() + a.qy() * b.qy() + a.qz() * b.qz();
        double sign = dot < 0 ? -1 : 1; // q and -q are the same turn; the shorter way is meant
        double cosine = Math.abs(dot);
        double ofA = 1 - share;
        double ofB = share;
        if (cosine < NEARLY_PARALLEL) {
            double angle = Math.acos(cosine);
            ofA = Math.sin((1 - share) * angle) / Math.sin(angle);
            ofB = Math.sin(share * angle) / Math.sin(angle);
        }
        ofB *= sign;
        return new Pose(
                a.x() + share * (b.x() - a.x()),
                a.y() + share * (b.y() - a.y()),
                a.z() + share * (b.z() - a.z()),
                ofA * a.qw() + ofB * b.qw(),
                ofA * a.qx() + ofB * b.qx(),
                ofA * a.qy() + ofB * b.qy(),
                ofA * a.qz() + ofB * b.qz());
    }
}
