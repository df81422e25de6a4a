package io.foresight.planner.evaluate;

import io.foresight.planner.task.PlannerException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Two policies on the same tasks with the same luck. Differences are the second's value less the first's.
 *
 * @param both tasks that both solved
 * @param onlyFirst tasks that the first alone solved
 * @param onlySecond tasks that the second alone solved
 * @param neither tasks that none solved
 * @param low lower end of the difference's 95 % interval, by a bootstrap over tasks
 * @param high upper end
 * @param pValue of McNemar's exact two-sided test (1947): how likely so uneven a split of the tasks that one alone solved would be if both
 *     were equally good
 * @param stepsDifference mean difference in decisions over the tasks that both solved; NaN when there are none
 */
public record PairedComparison(
        String first,
        String second,
        int both,
        int onlyFirst,
        int onlySecond,
        int neither,
        double low,
        double high,
        double pValue,
        double stepsDifference) {
    private static final int RESAMPLES = 10_000;

    /**
     * Compares.
     *
     * @param seed of the bootstrap
     * @throws PlannerException SETTING_WRONG unless both have run the same tasks in the same order
     */
    public static PairedComparison of(List<EvaluatedEpisode> first, List<EvaluatedEpisode> second, long seed) {
        requireSameTasks(first, second);
        int[] table = new int[4];
        int[] differences = new int[first.size()];
        double steps = 0;
        for (int i = 0; i < differences.length; i++) {
            boolean one = first.get(i).record().solved();
            boolean other = second.get(i).record().solved();
            table[(one ? 2 : 0) + (other ? 1 : 0)]++;
            differences[i] = (other ? 1 : 0) - (one ? 1 : 0);
            steps += one && other
                    ? second.get(i).record().steps() - first.get(i).record().steps()
                    : 0;
        }
        double[] means = resampledMeans(differences, new SplittableRandom(seed));
        return new PairedComparison(
                first.get(0).record().policy(),
                second.get(0).record().policy(),
                table[3],
                table[2],
                table[1],
                table[0],
                means[RESAMPLES / 40],
                means[RESAMPLES - 1 - RESAMPLES / 40],
                exactMcNemar(table[2], table[1]),
                table[3] == 0 ? Double.NaN : steps / table[3]);
    }

    /** Tasks compared. */
    public int tasks() {
        return both + onlyFirst + onlySecond + neither;
    }

    /** In the share of tasks solved. */
    public double difference() {
        return (double) (onlySecond - onlyFirst) / tasks();
    }

    /** Twice the smaller tail of a fair coin's binomial, at most 1. */
    static double exactMcNemar(int onlyFirst, int onlySecond) {
        int n = onlyFirst + onlySecond;
        double logCombinations = 0;
        double tail = 0;
        for (int k = 0; k <= Math.min(onlyFirst, onlySecond); k++) {
            if (k > 0) {
                logCombinations += StrictMath.log(n - k + 1) - StrictMath.log(k);
            }
            tail += StrictMath.exp(logCombinations - n * StrictMath.log(2));
        }
        return Math.min(1, 2 * tail);
    }

    private static double[] resampledMeans(int[] values, SplittableRandom random) {
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            int sum = 0;
            for (int j = 0; j < values.length; j++) {
                sum += values[random.nextInt(values.length)];
            }
            means[i] = (double) sum / values.length;
        }
        Arrays.sort(means);
        return means;
    }

    private static void requireSameTasks(List<EvaluatedEpisode> first, List<EvaluatedEpisode> second) {
        boolean same = !first.isEmpty() && first.size() == second.size();
        for (int i = 0; same && i < first.size(); i++) {
            same = first.get(i).task().id().equals(second.get(i).task().id());
        }
        if (!same) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "a comparison in pairs needs the same tasks in the same order; got " + first.size() + " and "
                            + second.size() + " episodes");
        }
    }
}
