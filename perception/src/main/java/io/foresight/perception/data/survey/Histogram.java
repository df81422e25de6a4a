package io.foresight.perception.data.survey;

import java.util.ArrayList;
import java.util.List;

/**
 * Shares of a quantity in bins of equal width. Values outside the bins are in no bin but count in the total.
 *
 * @param low start of the first bin
 * @param step width of a bin
 * @param shares of all values in each bin; they sum to at most 1
 */
public record Histogram(String quantity, String unit, double low, double step, List<Double> shares) {
    public Histogram {
        shares = List.copyOf(shares);
    }

    /**
     * Total variation distance, [0, 1]: the share that must move to another bin to make the histograms equal.
     *
     * @throws IllegalArgumentException when the bins are not the same
     */
    public double distance(Histogram other) {
        if (low != other.low || step != other.step || shares.size() != other.shares.size()) {
            throw new IllegalArgumentException(
                    "histograms of " + quantity + " and " + other.quantity + " have different bins");
        }
        double sum = 0;
        double outside = 0;
        double outsideOther = 0;
        for (int i = 0; i < shares.size(); i++) {
            sum += Math.abs(shares.get(i) - other.shares.get(i));
            outside += shares.get(i);
            outsideOther += other.shares.get(i);
        }
        return (sum + Math.abs(outside - outsideOther)) / 2;
    }

    /** Collects values one by one. */
    static final class Builder {
        private final double low;
        private final double step;
        private final long[] counts;
        private long all;

        Builder(double low, double step, int bins) {
            this.low = low;
            this.step = step;
            this.counts = new long[bins];
        }

        void add(double value) {
            int bin = (int) Math.floor((value - low) / step);
            if (bin >= 0 && bin < counts.length) {
                counts[bin]++;
            }
            all++;
        }

        Histogram build(String quantity, String unit) {
            List<Double> shares = new ArrayList<>();
            for (long count : counts) {
                shares.add(all == 0 ? 0 : (double) count / all);
            }
            return new Histogram(quantity, unit, low, step, shares);
        }
    }
}
