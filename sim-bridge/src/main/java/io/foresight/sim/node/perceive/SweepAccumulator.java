package io.foresight.sim.node.perceive;

import io.foresight.perception.points.PointCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes whole sweeps of messages that may be parts of one. A sweep has the stamp of its last part; parts are laid together as they are, with the time
 * of each point ({@link JoinedCloud}): what the sensor moved between them is for {@code Deskew} to take out. Parts are at most as many points, as old and as many as the settings allow. Not for several threads.
 *
 * <p>In mode TURN a frame is closed when its parts have seen 358 degrees; or, where the sensor is blind somewhere, when a part mostly looks where parts
 * of this frame did: that part then begins the next frame.
 */
final class SweepAccumulator {
    /** A message that sees as much is a whole sweep by itself, degrees. */
    static final int WHOLE_ALONE = 350;

    private static final int WHOLE_TOGETHER = 358;

    private final SweepSettings settings;
    private final int maxPoints;
    private final List<PointCloud> parts = new ArrayList<>();
    private Arc seen = Arc.NONE;
    private int points;
    private Arc before = Arc.NONE; // of the last message
    private boolean oneWay; // messages look the same way each time: each is whole
    private long interval; // between the last two messages, ns
    private long lastStamp = -1;
    private long sweeps;
    private long droppedParts;
    private int partsInLastSweep;

    SweepAccumulator(SweepSettings settings, int maxPoints) {
        this.settings = settings;
        this.maxPoints = maxPoints;
    }

    /** Takes a message, all of one frame and with growing stamps; the sweep that it completes, if it does. */
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

    /** Sweeps completed. */
    long sweeps() {
        return sweeps;
    }

    /** Parts that went into no sweep. */
    long droppedParts() {
        return droppedParts;
    }

    /** Messages that the last sweep was made of; 0 before the first. */
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
        boolean roundAgain = !parts.isEmpty() && 2 * arc.beyond(seen) < Math.min(arc.size(), missing);
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
            droppedParts += parts.size(); // parts were lost, or how often they come was not known yet
            clear();
        }
        hold(part, Arc.NONE);
        long first = parts.get(0).stamp().nanoseconds();
        long withNext = stamp - first + interval; // what this sweep spans when the next part is waited for
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
