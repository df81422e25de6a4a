package io.foresight.sim.node.perceive;

import java.util.Arrays;

/** The last times of some kind, nanoseconds. Safe for several threads. */
final class RecentTimes {
    private final long[] times = new long[256];
    private long added;

    synchronized void add(long nanos) {
        times[(int) (added++ % times.length)] = nanos;
    }

    /** The time that this share of the last ones do not exceed; 0 when there are none. */
    synchronized long quantile(double share) {
        int known = (int) Math.min(added, times.length);
        if (known == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(times, known);
        Arrays.sort(sorted);
        return sorted[Math.min(known - 1, (int) (share * known))];
    }
}
