package io.foresight.core.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Where a figure would lie in 95 of 100 repetitions; both NaN where that cannot be told.
 *
 * @param low exceeded by 97.5 % of the repetitions
 * @param high exceeded by 2.5 %
 */
public record Interval(double low, double high) {
    /** Of a figure of which nothing is known. */
    public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

    private static final double TAIL = 0.025;

    /**
     * Intervals of figures of the same units (frames, recordings) by the percentile bootstrap (Efron, 1979): the units are drawn anew, with
     * replacement, and the figures are taken of what was drawn. Of fewer than two units nothing is known. Repetitions in which a figure is NaN
     * are left out of its interval. The same seed gives the same intervals.
     *
     * @param units how many there are
     * @param resamples repetitions
     * @param figures of the units with these indices, some of them more than once; always as many
     */
    public static List<Interval> bootstrap(int units, int resamples, long seed, Function<int[], double[]> figures) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = figures.apply(IntStream.range(0, units).toArray()).length;
        double[][] drawn = new double[count][resamples];
        for (int i = 0; i < resamples && units > 1; i++) {
            double[] once = figures.apply(
                    IntStream.generate(() -> random.nextInt(units)).limit(units).toArray());
            for (int k = 0; k < count; k++) {
                drawn[k][i] = once[k];
            }
        }
        List<Interval> intervals = new ArrayList<>();
        for (double[] values : drawn) {
            intervals.add(units > 1 ? of(values) : UNKNOWN);
        }
        return intervals;
    }

    private static Interval of(double[] repetitions) {
        double[] sorted = Arrays.stream(repetitions)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return new Interval(Spread.nearestRank(sorted, TAIL), Spread.nearestRank(sorted, 1 - TAIL));
    }
}
