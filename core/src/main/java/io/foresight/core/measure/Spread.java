package io.foresight.core.measure;

import java.util.Arrays;

/**
 * How a measured quantity is spread, in its own unit; all NaN where nothing was measured.
 *
 * @param p5 exceeded by 95 % of the values
 * @param p50 the median
 * @param p95 exceeded by 5 % of the values
 * @param count of values
 */
public record Spread(double p5, double p50, double p95, int count) {
    /** The spread of values in any order; the array is not changed. Percentiles by nearest rank. */
    public static Spread of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(
                nearestRank(sorted, 0.05), nearestRank(sorted, 0.5), nearestRank(sorted, 0.95), sorted.length);
    }

    /**
     * The smallest value that at least {@code share} of all values do not exceed; NaN of nothing.
     *
     * @param sorted rising
     * @param share [0, 1]
     */
    public static double nearestRank(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
