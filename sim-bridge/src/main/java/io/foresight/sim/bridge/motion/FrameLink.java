package io.foresight.sim.bridge.motion;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.Pose;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.SensorPath;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Pose of a frame in its parent frame: static, or over the last seconds. */
final class FrameLink {
    private static final long KEPT_NANOS = 5_000_000_000L;
    private static final int MOST_POSES = 10_000;

    private final String child;
    private final String parent;
    private final boolean fixed;
    private final NavigableMap<Long, Pose> poses = new TreeMap<>();

    FrameLink(String child, String parent, boolean fixed) {
        this.child = child;
        this.parent = parent;
        this.fixed = fixed;
    }

    String child() {
        return child;
    }

    String parent() {
        return parent;
    }

    boolean isFixed() {
        return fixed;
    }

    void add(long nanos, Pose pose) {
        if (fixed) {
            poses.clear();
        }
        poses.put(nanos, pose);
        poses.headMap(poses.lastKey() - KEPT_NANOS).clear();
        while (poses.size() > MOST_POSES) {
            poses.pollFirstEntry();
        }
    }

    /** Times of the received poses; empty for a static frame. */
    Set<Long> momentsWithin(long from, long to) {
        return fixed ? Set.of() : poses.subMap(from, true, to, true).keySet();
    }

    /** The poses during a time range. */
    Window window(Clock clock, long from, long to) {
        FrameId low = new FrameId(child);
        FrameId high = new FrameId(parent);
        if (fixed) {
            RigidTransform always =
                    RigidTransform.ofPose(low, high, poses.firstEntry().getValue());
            return moment -> Optional.of(always);
        }
        Long first = poses.floorKey(from);
        Long last = poses.ceilingKey(to);
        List<SensorPath.Knot> knots =
                poses.subMap(first == null ? from : first, true, last == null ? to : last, true).entrySet().stream()
                        .map(entry -> new SensorPath.Knot(new Stamp(entry.getKey(), clock), entry.getValue()))
                        .toList();
        if (knots.isEmpty()) {
            return moment -> Optional.empty();
        }
        return new SensorPath(low, high, knots)::at;
    }

    /** Transform from the child frame to the parent frame at a time, nanoseconds; empty where it is not known. */
    @FunctionalInterface
    interface Window {
        Optional<RigidTransform> at(long moment);
    }
}
