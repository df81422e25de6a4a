package io.foresight.planner.evaluate;

import io.foresight.planner.task.PlannerException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Two policies on the same tasks with the same random failures. Differences are the second's value minus the first's.
 *
 * @param both number of tasks solved by both
 * @param onlyFirst number of tasks solved only by the first
 * @param onlySecond number of tasks solved only by the second
 * @param neither number of tasks solved by none
 * @param low lower end of the difference's 95 % confidence interval, by a bootstrap over tasks
 * @param high its upper end
 * @param pValue of McNemar's exact two-sided test (1947): probability of a split at least this uneven of the tasks that only one solved, if
 *     both policies were equally good
 * @param stepsDifference mean difference in decisions over the tasks solved by both; NaN when there are none
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
     * Compares two evaluations.
     *
     * @param seed of the bootstrap
     * @throws PlannerException SETTING_WRONG unless both have the same tasks in the same order
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

    /** Number of tasks compared. */
    public int tasks() {
        return both + onlyFirst + onlySecond + neither;
    }

    /** Difference in the share of solved tasks. */
    public double difference() {
        return (double) (onlySecond - onlyFirst) / tasks();
    }

    /** Twice the smaller tail of a binomial distribution with p = 0.5, at most 1. */
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
                    "a paired comparison needs the same tasks in the same order; got " + first.size() + " and "
                            + second.size() + " episodes");
        }
    }
}
