package io.foresight.perception.data.survey;

/**
 * Smallest, mean and largest of some numbers; all NaN of none.
 *
 * @param count how many there were
 */
public record ValueRange(long count, double min, double mean, double max) {

    /** Gathers numbers one by one. */
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
