package io.foresight.perception.eval;

import io.foresight.core.measure.Interval;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an evaluation reads.
 *
 * @param truth labels
 * @param predictions results
 * @param settings thresholds, ranges and classes of the user's own; empty: the official ones
 * @param resamples repetitions of the bootstrap for intervals; 0: no intervals are asked for
 */
public record EvaluationInputs(Path truth, Path predictions, Optional<Path> settings, int resamples) {
    private static final long SEED = 1;

    /** Without intervals. */
    public EvaluationInputs(Path truth, Path predictions, Optional<Path> settings) {
        this(truth, predictions, settings, 0);
    }

    /** For rules whose thresholds are fixed. */
    public void refuseSettings(String format) {
        if (settings.isPresent()) {
            throw new IllegalArgumentException(
                    "the rules of " + format + " have no settings; leave out --settings " + settings.get());
        }
    }

    /**
     * The 95 % interval of each figure, where intervals are asked for; the same files give the same.
     *
     * @param units how many frames or sequences there are to be drawn from
     * @param figures of the units with these indices
     */
    public Optional<List<Interval>> intervals(int units, Function<int[], double[]> figures) {
        return resamples == 0 ? Optional.empty() : Optional.of(Interval.bootstrap(units, resamples, SEED, figures));
    }
}
