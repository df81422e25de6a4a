package io.foresight.sim.node.perceive;

import io.foresight.core.measure.Spread;
import java.util.Arrays;

/** The most recent durations of some kind, nanoseconds. Thread-safe. */
final class RecentTimes {
    private final long[] times = new long[256];
    private long added;

    synchronized void add(long nanos) {
        times[(int) (added++ % times.length)] = nanos;
    }

    /** Quantile of the recent durations; 0 when there are none. */
    synchronized long quantile(double share) {
        int known = (int) Math.min(added, times.length);
        if (known == 0) {
            return 0;
        }
        double[] sorted =
                Arrays.stream(times, 0, known).sorted().asDoubleStream().toArray(); // exact up to 104 days
        return (long) Spread.nearestRank(sorted, share);
    }
}
