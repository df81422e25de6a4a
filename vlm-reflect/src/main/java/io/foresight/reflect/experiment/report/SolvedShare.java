package io.foresight.reflect.experiment.report;

import io.foresight.planner.evaluate.EvaluatedEpisode;
import io.foresight.planner.evaluate.Proportion;
import java.util.List;

/**
 * Share of solved tasks, with its 95 % interval: of one model by Wilson, of several the mean over them, by a bootstrap over tasks, because
 * results of two models on one task belong together.
 *
 * @param byModel share of each model
 */
record SolvedShare(double share, double low, double high, List<Double> byModel) {
    private static final long SEED = 1;

    static SolvedShare of(List<List<EvaluatedEpisode>> models) {
        List<Double> byModel =
                models.stream().map(episodes -> proportion(episodes).share()).toList();
        if (models.size() == 1) {
            Proportion one = proportion(models.get(0));
            return new SolvedShare(one.share(), one.low(), one.high(), byModel);
        }
        TaskMeans means = TaskMeans.of(models);
        double[] interval = means.interval(SEED);
        return new SolvedShare(means.mean(), interval[0], interval[1], byModel);
    }

    private static Proportion proportion(List<EvaluatedEpisode> episodes) {
        int solved =
                (int) episodes.stream().filter(one -> one.record().solved()).count();
        return new Proportion(solved, episodes.size());
    }

    /** {@code 82.8 (79.2 to 85.9)}, percent. */
    String text() {
        return Markdown.percent(share) + " (" + Markdown.percent(low) + " to " + Markdown.percent(high) + ")";
    }
}
