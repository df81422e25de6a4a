package io.foresight.perception.eval.mot;

import io.foresight.core.measure.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found of one class.
 *
 * @param intervals by {@link TrackFigure#label}; empty where none were asked for
 */
record TrackClassReport(
        String name, List<TrackScore> sequences, TrackScore combined, Optional<Map<String, Interval>> intervals) {
    TrackClassReport {
        sequences = List.copyOf(sequences);
    }
}
