package io.foresight.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalTest {
    private static final int RESAMPLES = 4000;

    /** The mean of n independent values lies within 1.96 standard errors. */
    @Test
    void theIntervalOfAMeanIsAsWideAsTheoryHasIt() {
        Random random = new Random(5);
        double[] values = random.doubles(400).toArray();
        Interval interval = Interval.bootstrap(values.length, RESAMPLES, 1, drawn -> mean(values, drawn))
                .get(0);
        double half = 1.96 * Math.sqrt(1.0 / 12 / values.length);
        double mean = Arrays.stream(values).average().orElseThrow();
        assertThat(interval.low()).isCloseTo(mean - half, within(0.15 * half));
        assertThat(interval.high()).isCloseTo(mean + half, within(0.15 * half));
    }

    @Test
    void theSameSeedGivesTheSameIntervals() {
        double[] values = {1, 5, 2, 8, 3, 9, 4};
        List<Interval> first = Interval.bootstrap(values.length, 99, 7, drawn -> mean(values, drawn));
        assertThat(Interval.bootstrap(values.length, 99, 7, drawn -> mean(values, drawn)))
                .isEqualTo(first);
        assertThat(Interval.bootstrap(values.length, 99, 8, drawn -> mean(values, drawn)))
                .isNotEqualTo(first);
    }

    @Test
    void ofOneUnitNothingIsKnown() {
        assertThat(Interval.bootstrap(1, 10, 1, drawn -> new double[] {3, 4}))
                .containsExactly(Interval.UNKNOWN, Interval.UNKNOWN);
    }

    @Test
    void repetitionsWithoutTheFigureAreLeftOut() {
        List<Interval> intervals = Interval.bootstrap(
                2, 500, 1, drawn -> new double[] {drawn[0] == drawn[1] ? Double.NaN : 6, Double.NaN});
        assertThat(intervals).containsExactly(new Interval(6, 6), Interval.UNKNOWN);
    }

    private static double[] mean(double[] values, int[] drawn) {
        return new double[] {
            Arrays.stream(drawn).mapToDouble(i -> values[i]).average().orElseThrow()
        };
    }
}
