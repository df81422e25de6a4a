package io.foresight.reflect.experiment.report;

import io.foresight.planner.evaluate.EvaluatedEpisode;
import io.foresight.planner.evaluate.PairedComparison;
import java.util.ArrayList;
import java.util.List;

/**
 * Two rows on the same tasks with the same luck; differences are the second's less the first's. Models of the same number share their
 * training seed and are paired; a row without models is paired with each.
 *
 * @param byModel each pair of models, with McNemar's exact test
 * @param difference in the share of solved tasks, mean over the pairs of models
 * @param low of its 95 % interval, by a bootstrap over tasks
 * @param high likewise
 * @param p of a sign-flip test over tasks
 */
record Paired(
        RowFigures first,
        RowFigures second,
        List<PairedComparison> byModel,
        double difference,
        double low,
        double high,
        double p) {
    private static final long SEED = 1;

    static Paired of(RowFigures first, RowFigures second) {
        int pairs = Math.min(models(first), models(second));
        List<List<EvaluatedEpisode>> before = new ArrayList<>();
        List<List<EvaluatedEpisode>> after = new ArrayList<>();
        List<PairedComparison> byModel = new ArrayList<>();
        for (int k = 0; k < (pairs == Integer.MAX_VALUE ? 1 : pairs); k++) {
            before.add(episodes(first, k));
            after.add(episodes(second, k));
            byModel.add(PairedComparison.of(before.get(k), after.get(k), SEED));
        }
        TaskMeans differences = TaskMeans.of(after).minus(TaskMeans.of(before));
        double[] interval = differences.interval(SEED);
        return new Paired(
                first, second, byModel, differences.mean(), interval[0], interval[1], differences.signFlipTest(SEED));
    }

    private static int models(RowFigures row) {
        return row.row().models().isEmpty() ? Integer.MAX_VALUE : row.episodes().size();
    }

    private static List<EvaluatedEpisode> episodes(RowFigures row, int model) {
        return row.episodes().get(row.row().models().isEmpty() ? 0 : model);
    }
}
