package io.foresight.perception.eval;

import java.util.Arrays;

/** Linear interpolation in a table, operation by operation as NumPy's {@code interp}, which official metrics are computed with. */
public final class Interpolation {
    private Interpolation() {}

    /**
     * The value at {@code x}.
     *
     * @param xs ascending, at least one; of equal ones the last counts
     * @param values at {@code xs}
     * @param left before the first of {@code xs}
     * @param right after the last of {@code xs}
     */
    public static double at(double x, double[] xs, double[] values, double left, double right) {
        int last = xs.length - 1;
        if (xs.length != values.length) {
            throw new IllegalArgumentException("there are " + xs.length + " places and " + values.length + " values");
        }
        if (Double.isNaN(x)) {
            return x;
        }
        if (x > xs[last]) {
            return right;
        }
        if (x < xs[0]) {
            return left;
        }
        int below = lastNotAbove(x, xs);
        if (below == last || xs[below] == x) {
            return values[below];
        }
        double slope = (values[below + 1] - values[below]) / (xs[below + 1] - xs[below]);
        return slope * (x - xs[below]) + values[below];
    }

    /** {@code count} values from {@code first} to {@code last} at equal steps. */
    public static double[] steps(double first, double last, int count) {
        double step = (last - first) / (count - 1);
        double[] steps = new double[count];
        Arrays.setAll(steps, i -> i * step + first);
        steps[count - 1] = last;
        return steps;
    }

    private static int lastNotAbove(double x, double[] xs) {
        int low = 0;
        int high = xs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (xs[middle] <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
