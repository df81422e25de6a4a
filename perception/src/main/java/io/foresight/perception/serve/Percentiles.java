package io.foresight.perception.serve;

import java.util.Arrays;

/** Of a measurement's rounds, milliseconds. */
public record Percentiles(double p50, double p95) {
    /** By nearest rank. */
    static Percentiles of(double[] milliseconds) {
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        return new Percentiles(rank(sorted, 0.50), rank(sorted, 0.95));
    }

    private static double rank(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
