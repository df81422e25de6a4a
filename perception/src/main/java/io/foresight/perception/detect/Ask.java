package io.foresight.perception.detect;

import java.util.Set;

/**
 * What is asked of a {@link Perceiver} beside the sweep.
 *
 * @param scoreThreshold lowest score to report, (0, 1]
 * @param doubts known before: they degrade the answer
 * @param betweenStages called between stages; what it throws ends the work at once and is passed on
 */
public record Ask(float scoreThreshold, Set<Reason> doubts, Runnable betweenStages) {
    public Ask {
        if (!(scoreThreshold > 0 && scoreThreshold <= 1)) {
            throw new IllegalArgumentException("score threshold must be in (0, 1], got " + scoreThreshold);
        }
        doubts = Set.copyOf(doubts);
    }

    /** Boxes down to a score, without doubts, to the end. */
    public static Ask of(float scoreThreshold) {
        return new Ask(scoreThreshold, Set.of(), () -> {});
    }
}
