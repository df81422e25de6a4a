package io.foresight.sim.bridge.motion;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.Pose;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.SensorPath;
import io.foresight.ros2.message.GeometryMsgs.TransformStamped;
import io.foresight.ros2.message.NavMsgs.Odometry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The transform tree of the last seconds from {@code /tf}, {@code /tf_static} and odometry. A frame's path is followed up to {@code odom}
 * if that is an ancestor and something between the two moves, because REP 105 guarantees that poses in {@code odom} do not jump; otherwise
 * up to the root.
 *
 * <p>The last five seconds of each frame are kept, for at most 1024 frames. Thread-safe.
 */
public final class FrameMotion {
    private static final String ODOM = "odom";
    private static final int MOST_FRAMES = 1024;
    private static final int MOST_STEPS_UP = 64;
    /**
     * Time before and after a sweep for which poses are included in its path, so that poses before its start and after its end are
     * included.
     */
    private static final long AROUND_NANOS = 500_000_000;

    private final Map<String, FrameLink> links = new HashMap<>(); // by child

    /** Adds a transform from the child frame to the header's frame. A transform with an invalid rotation is ignored. */
    public synchronized void add(TransformStamped transform, boolean fixed) {
        Optional<Pose> pose = RosPose.of(transform.transform());
        pose.ifPresent(known -> add(
                transform.childFrameId(),
                transform.header().frameId(),
                transform.header().stamp().toNanos(),
                known,
                fixed));
    }

    /** Adds odometry: the pose of the child frame in the header's frame. */
    public synchronized void add(Odometry odometry) {
        Optional<Pose> pose = RosPose.of(odometry.pose().pose());
        pose.ifPresent(known -> add(
                odometry.childFrameId(),
                odometry.header().frameId(),
                odometry.header().stamp().toNanos(),
                known,
                false));
    }

    /** Removes moving transforms, because a clock went back; static transforms are kept. */
    public synchronized void forget() {
        links.values().removeIf(link -> !link.isFixed());
    }

    private void add(String child, String parent, long nanos, Pose pose, boolean fixed) {
        FrameLink link = links.get(child);
        if (link == null || !link.parent().equals(parent) || link.isFixed() != fixed) {
            if (link == null && links.size() >= MOST_FRAMES) {
                return;
            }
            link = new FrameLink(child, parent, fixed);
            links.put(child, link);
        }
        link.add(nanos, pose);
    }

    /**
     * The path of a sensor around a time range; empty where no motion of it is known.
     *
     * @param frameFromSensor transform from the sensor's frame to a frame of the tree
     * @param clock clock of the received stamps and of the path
     * @param from start, nanoseconds
     * @param to end, nanoseconds
     */
    public synchronized Optional<SensorPath> path(RigidTransform frameFromSensor, Clock clock, long from, long to) {
        List<FrameLink> chain = chain(frameFromSensor.to().name());
        SortedSet<Long> moments = new TreeSet<>();
        for (FrameLink link : chain) {
            moments.addAll(link.momentsWithin(from - AROUND_NANOS, to + AROUND_NANOS));
        }
        if (moments.isEmpty()) {
            return Optional.empty();
        }
        List<FrameLink.Window> windows = chain.stream()
                .map(link -> link.window(clock, moments.first(), moments.last()))
                .toList();
        List<SensorPath.Knot> knots = new ArrayList<>();
        for (long moment : moments) {
            Optional<RigidTransform> there = Optional.of(frameFromSensor);
            for (FrameLink.Window window : windows) {
                there = there.flatMap(below -> window.at(moment).map(below::then));
            }
            there.ifPresent(fixedFromSensor ->
                    knots.add(new SensorPath.Knot(new Stamp(moment, clock), Pose.of(fixedFromSensor))));
        }
        FrameId fixed = new FrameId(chain.get(chain.size() - 1).parent());
        return knots.size() < 2 ? Optional.empty() : Optional.of(new SensorPath(frameFromSensor.from(), fixed, knots));
    }

    private List<FrameLink> chain(String frame) {
        List<FrameLink> chain = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean moves = false;
        for (FrameLink link = links.get(frame);
                link != null && chain.size() < MOST_STEPS_UP && seen.add(link.child());
                link = links.get(link.parent())) {
            chain.add(link);
            moves |= !link.isFixed();
            if (moves && link.parent().equals(ODOM)) {
                break;
            }
        }
        return chain;
    }
}
