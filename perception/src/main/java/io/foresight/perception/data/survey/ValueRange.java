package io.foresight.perception.data.survey;

/**
 * Minimum, mean and maximum of some numbers; all NaN when there are none.
 *
 * @param count number of values
 */
public record ValueRange(long count, double min, double mean, double max) {

    /** Collects numbers one by one. */
    static final class Builder {
        private long count;
        private double min = Double.NaN;
        private double sum;
        private double max = Double.NaN;

        void add(double value) {
            min = count == 0 ? value : Math.min(min, value);
            max = count == 0 ? value : Math.max(max, value);
            sum += value;
            count++;
        }

        ValueRange build() {
            return new ValueRange(count, min, count == 0 ? Double.NaN : sum / count, max);
        }
    }
}
