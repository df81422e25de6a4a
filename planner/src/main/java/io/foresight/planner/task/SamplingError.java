package io.foresight.planner.task;

/**
 * Standard errors between our counts and reference counts, when both are samples. The rounding of the reference is interpreted in favour of
 * agreement.
 */
final class SamplingError {
    private SamplingError() {}

    /** For two numbers whose difference has this standard error. */
    static double ofDifference(double ours, double reference, double rounding, double standardError) {
        double difference = Math.abs(ours - reference) - rounding;
        if (difference <= 0) {
            return 0;
        }
        return Math.signum(ours - reference) * difference / standardError;
    }

    /** For a share of {@code n} and one of {@code referenceN}. */
    static double ofShare(double ours, int n, double reference, int referenceN, double rounding) {
        double pooled = (ours * n + reference * referenceN) / (n + referenceN);
        return ofDifference(ours, reference, rounding, Math.sqrt(pooled * (1 - pooled) * (1.0 / n + 1.0 / referenceN)));
    }

    /** For a mean of values with this standard deviation in both samples. */
    static double ofMean(double ours, int n, double deviation, double reference, int referenceN, double rounding) {
        return ofDifference(ours, reference, rounding, deviation * Math.sqrt(1.0 / n + 1.0 / referenceN));
    }

    /**
     * For a percentile: how far our shares of values below and up to the reference's value are from enclosing it.
     *
     * @param below share of our values that are smaller than the reference's
     * @param upTo share of our values that are smaller or equal
     */
    static double ofPercentile(double below, double upTo, int n, double percentile, int referenceN) {
        double standardError = Math.sqrt(percentile * (1 - percentile) * (1.0 / n + 1.0 / referenceN));
        if (below > percentile) {
            return (below - percentile) / standardError;
        }
        return upTo < percentile ? (upTo - percentile) / standardError : 0;
    }

    /**
     * For all shares of a histogram together: Pearson's chi-square test of two samples, converted to the standard score of the same
     * probability (Wilson and Hilferty's cube root). Adjacent bins with fewer than 10 values in both samples together are merged.
     */
    static double ofShares(double[] ours, int n, double[] reference, int referenceN, double rounding) {
        double chiSquare = 0;
        int cells = 0;
        double a = 0;
        double b = 0;
        for (int i = 0; i < ours.length; i++) {
            a += ours[i];
            b += reference[i];
            double pooled = (a * n + b * referenceN) / (n + referenceN);
            boolean last = i == ours.length - 1;
            if (pooled * (n + referenceN) >= 10 || (last && pooled > 0)) {
                double difference = Math.max(0, Math.abs(a - b) - rounding);
                chiSquare += difference * difference / (pooled * (1.0 / n + 1.0 / referenceN));
                cells++;
                a = 0;
                b = 0;
            }
        }
        double freedom = Math.max(1, cells - 1);
        double spread = 2 / (9 * freedom);
        return (StrictMath.cbrt(chiSquare / freedom) - (1 - spread)) / Math.sqrt(spread);
    }
}
