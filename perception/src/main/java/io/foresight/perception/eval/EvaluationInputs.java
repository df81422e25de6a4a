package io.foresight.perception.eval;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What an evaluation reads.
 *
 * @param truth labels
 * @param predictions results
 * @param settings thresholds, ranges and classes of the user's own; empty: the official ones
 */
public record EvaluationInputs(Path truth, Path predictions, Optional<Path> settings) {
    /** For rules whose thresholds are fixed. */
    public void refuseSettings(String format) {
        if (settings.isPresent()) {
            throw new IllegalArgumentException(
                    "the rules of " + format + " have no settings; leave out --settings " + settings.get());
        }
    }
}
