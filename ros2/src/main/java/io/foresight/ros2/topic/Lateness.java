package io.foresight.ros2.topic;

/** Histogram of message lateness, in bins of 0.1 ms up to ten seconds. */
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

    /** Quantile in milliseconds, rounded up to a bin; NaN when empty. */
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

    /** Maximum in milliseconds; NaN when empty. */
    double mostMs() {
        return total == 0 ? Double.NaN : most / 1e6;
    }
}
