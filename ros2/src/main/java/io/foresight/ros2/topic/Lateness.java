package io.foresight.ros2.topic;

/** How late messages left, in bins of a tenth of a millisecond up to ten seconds. */
final class Lateness {
    private static final int BINS = 100_000;
    private static final double BIN_NANOS = 100_000;

    private final int[] counts = new int[BINS];
    private long total;
    private long most;

    void add(long nanos) {
        long late = Math.max(0, nanos);
        counts[(int) Math.min(BINS - 1, (long) (late / BIN_NANOS))]++;
        total++;
        most = Math.max(most, late);
    }

    /** Milliseconds that a share of them did not exceed, rounded up to a bin; NaN without any. */
    double quantileMs(double share) {
        if (total == 0) {
            return Double.NaN;
        }
        long left = (long) Math.ceil(share * total);
        int bin = 0;
        for (left -= counts[0]; left > 0 && bin < BINS - 1; ) {
            left -= counts[++bin];
        }
        return Math.min((bin + 1) * BIN_NANOS, (double) most) / 1e6;
    }

    /** Milliseconds; NaN without any. */
    double mostMs() {
        return total == 0 ? Double.NaN : most / 1e6;
    }
}
