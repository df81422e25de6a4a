package io.foresight.core.measure;

import java.util.Arrays;

/** Collects numbers for a {@link Spread}. Thread-safe. */
public final class Samples {
    private double[] values = new double[256];
    private int count;

    /** Adds one value. */
    public synchronized void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    /** The smallest value so far that at least {@code share} of all do not exceed, by nearest rank; NaN of nothing. */
    public synchronized double percentile(double share) {
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return Spread.nearestRank(sorted, share);
    }

    /** The spread so far. */
    public synchronized Spread spread() {
        return Spread.of(Arrays.copyOf(values, count));
    }
}
