package io.foresight.sim.node.perceive;

import io.foresight.perception.points.PointCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Assembles sweeps from messages that may be partial scans. A sweep has the stamp of its last part; parts are joined unchanged, with the
 * time of each point ({@link JoinedCloud}), and the sensor's motion between them is removed later by {@code Deskew}. The number of points,
 * age and number of parts are limited by the settings. Not thread-safe.
 *
 * <p>In mode TURN a frame is complete when its parts cover 358 degrees; or, if the sensor has a blind sector, when a part mostly covers
 * directions already in this frame: that part then starts the next frame.
 */
final class SweepAccumulator {
    /** A message that covers at least this many degrees is a complete sweep. */
    static final int WHOLE_ALONE = 350;

    private static final int WHOLE_TOGETHER = 358;

    private final SweepSettings settings;
    private final int maxPoints;
    private final List<PointCloud> parts = new ArrayList<>();
    private Arc seen = Arc.NONE;
    private int points;
    private Arc before = Arc.NONE; // range of the last message
    private boolean oneWay; // every message covers the same directions: each is complete
    private long interval; // between the last two messages, ns
    private long lastStamp = -1;
    private long sweeps;
    private long droppedParts;
    private int partsInLastSweep;

    SweepAccumulator(SweepSettings settings, int maxPoints) {
        this.settings = settings;
        this.maxPoints = maxPoints;
    }

    /** Adds a message, all in one frame and with increasing stamps; returns the sweep that it completes, if it does. */
    Optional<PointCloud> add(PointCloud part) {
        long stamp = part.stamp().nanoseconds();
        interval = lastStamp < 0 ? 0 : stamp - lastStamp;
        lastStamp = stamp;
        dropOld(stamp);
        return switch (settings.mode()) {
            case WHOLE -> alone(part);
            case PERIOD -> byPeriod(part, stamp);
            case TURN -> byTurn(part, Arc.of(part));
            case AUTO -> byLook(part, Arc.of(part));
        };
    }

    /** Forgets the parts. */
    void reset() {
        droppedParts += parts.size();
        clear();
        before = Arc.NONE;
        oneWay = false;
        lastStamp = -1;
    }

    /** Number of completed sweeps. */
    long sweeps() {
        return sweeps;
    }

    /** Number of parts that are in no sweep. */
    long droppedParts() {
        return droppedParts;
    }

    /** Number of messages in the last sweep; 0 before the first. */
    int partsInLastSweep() {
        return partsInLastSweep;
    }

    private Optional<PointCloud> byLook(PointCloud part, Arc arc) {
        boolean sameWay = arc.resembles(before);
        before = arc;
        if (arc.size() >= WHOLE_ALONE) {
            oneWay = false;
            return alone(part);
        }
        oneWay = sameWay && (oneWay || parts.size() <= 1);
        return oneWay ? alone(part) : byTurn(part, arc);
    }

    private Optional<PointCloud> byTurn(PointCloud part, Arc arc) {
        int missing = Arc.TURN - seen.size();
        boolean roundAgain = !parts.isEmpty() && 2 * arc.degreesNotIn(seen) < Math.min(arc.size(), missing);
        if (roundAgain || full(part)) {
            Optional<PointCloud> sweep = close();
            hold(part, arc);
            return sweep;
        }
        hold(part, arc);
        return seen.size() >= WHOLE_TOGETHER ? close() : Optional.empty();
    }

    private Optional<PointCloud> byPeriod(PointCloud part, long stamp) {
        if (full(part)) {
            Optional<PointCloud> sweep = close();
            hold(part, Arc.NONE);
            return sweep;
        }
        if (!parts.isEmpty()
                && stamp - parts.get(0).stamp().nanoseconds()
                        >= settings.period().toNanos()) {
            droppedParts += parts.size(); // parts were lost, or the message interval was not known yet
            clear();
        }
        hold(part, Arc.NONE);
        long first = parts.get(0).stamp().nanoseconds();
        long withNext = stamp - first + interval; // duration of this sweep if it waited for the next part
        return withNext + interval / 2 >= settings.period().toNanos() && interval > 0 ? close() : Optional.empty();
    }

    private boolean full(PointCloud part) {
        return parts.size() >= settings.maxParts() || points + (long) part.size() > maxPoints;
    }

    private void hold(PointCloud part, Arc arc) {
        parts.add(part);
        points += part.size();
        seen = seen.union(arc);
    }

    private void dropOld(long now) {
        if (!parts.isEmpty()
                && now - parts.get(0).stamp().nanoseconds() > settings.maxAge().toNanos()) {
            droppedParts += parts.size();
            clear();
        }
    }

    private Optional<PointCloud> alone(PointCloud whole) {
        droppedParts += parts.size();
        clear();
        sweeps++;
        partsInLastSweep = 1;
        return Optional.of(whole);
    }

    private Optional<PointCloud> close() {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        PointCloud last = parts.get(parts.size() - 1);
        PointCloud sweep = last;
        if (parts.size() > 1) {
            sweep = JoinedCloud.of(parts);
        }
        sweeps++;
        partsInLastSweep = parts.size();
        clear();
        return Optional.of(sweep);
    }

    private void clear() {
        parts.clear();
        points = 0;
        seen = Arc.NONE;
    }
}
