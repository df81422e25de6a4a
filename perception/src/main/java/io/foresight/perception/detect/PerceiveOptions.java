package io.foresight.perception.detect;

import java.util.Set;

/**
 * Options of one call of {@link Perceiver}.
 *
 * @param scoreThreshold lowest score to report, (0, 1]
 * @param doubts reasons for degraded validity that are already known; they are added to the answer's reasons
 * @param betweenStages called between stages; an exception that it throws ends the call at once and is passed on
 */
public record PerceiveOptions(float scoreThreshold, Set<Reason> doubts, Runnable betweenStages) {
    public PerceiveOptions {
        if (!(scoreThreshold > 0 && scoreThreshold <= 1)) {
            throw new IllegalArgumentException("score threshold must be in (0, 1], got " + scoreThreshold);
        }
        doubts = Set.copyOf(doubts);
    }

    /** Boxes with at least this score, without known doubts, without interruption. */
    public static PerceiveOptions of(float scoreThreshold) {
        return new PerceiveOptions(scoreThreshold, Set.of(), () -> {});
    }
}
