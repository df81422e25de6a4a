package io.foresight.reflect.experiment.report;

import io.foresight.planner.evaluate.EvaluatedEpisode;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A value for each task: the mean over models. Tasks are what is drawn at random, so intervals and tests resample tasks. */
final class TaskMeans {
    private static final int RESAMPLES = 10_000;
    private static final int FLIPS = 100_000;
    private static final double ROUNDING = 1e-12;

    private final double[] values;

    private TaskMeans(double... values) {
        this.values = values;
    }

    /** For each task the share of the models that solved it. */
    static TaskMeans of(List<List<EvaluatedEpisode>> models) {
        double[] values = new double[models.get(0).size()];
        for (List<EvaluatedEpisode> episodes : models) {
            for (int task = 0; task < values.length; task++) {
                values[task] += episodes.get(task).record().solved() ? 1.0 / models.size() : 0;
            }
        }
        return new TaskMeans(values);
    }

    /** These less others of the same tasks. */
    TaskMeans minus(TaskMeans other) {
        double[] differences = values.clone();
        for (int task = 0; task < differences.length; task++) {
            differences[task] -= other.values[task];
        }
        return new TaskMeans(differences);
    }

    double mean() {
        return Arrays.stream(values).sum() / values.length;
    }

    /** 95 % interval of the mean, by a bootstrap over tasks. */
    double[] interval(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double sum = 0;
            for (int k = 0; k < values.length; k++) {
                sum += values[random.nextInt(values.length)];
            }
            means[i] = sum / values.length;
        }
        Arrays.sort(means);
        return new double[] {means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40]};
    }

    /**
     * Probability of a mean at least this far from 0 if each task's value could as well have the other sign, by {@value #FLIPS} draws
     * (Fisher's sign-flip test): with one model the exact McNemar test, but for the drawing.
     */
    double signFlipTest(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] apart = Arrays.stream(values).filter(value -> value != 0).toArray();
        double seen = Math.abs(Arrays.stream(apart).sum());
        int asFar = 0;
        for (int i = 0; i < FLIPS; i++) {
            double sum = 0;
            for (double value : apart) {
                sum += random.nextBoolean() ? value : -value;
            }
            asFar += Math.abs(sum) >= seen - ROUNDING ? 1 : 0;
        }
        return (asFar + 1.0) / (FLIPS + 1.0);
    }
}
