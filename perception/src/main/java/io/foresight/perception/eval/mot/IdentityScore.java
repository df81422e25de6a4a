package io.foresight.perception.eval.mot;

import io.foresight.core.matching.LinearAssignment;
import java.util.List;

/**
 * The Identity figures (Ristani et al., 2016), equal to TrackEval's: each labelled object is given one track for the whole sequence, so that
 * as many of their boxes as possible are alike by 0.5.
 *
 * @param hits IDTP: boxes of those pairs that are alike
 * @param misses IDFN: other labelled boxes
 * @param falseAlarms IDFP: other tracked boxes
 */
public record IdentityScore(long hits, long misses, long falseAlarms) {
    private static final double LIMIT = 0.5;

    /** The score of one sequence. */
    public static IdentityScore of(TrackSequence sequence) {
        double[][] alike = new double[sequence.truths()][sequence.tracks()];
        for (TrackFrame frame : sequence.frames()) {
            for (int i = 0; i < frame.truths().length; i++) {
                for (int j = 0; j < frame.tracks().length; j++) {
                    alike[frame.truths()[i]][frame.tracks()[j]] += frame.similarity()[i][j] >= LIMIT ? 1 : 0;
                }
            }
        }
        int[] match = TrackMatch.best(alike);
        long hits = 0;
        for (int truth = 0; truth < match.length; truth++) {
            hits += match[truth] == LinearAssignment.NONE ? 0 : (long) alike[truth][match[truth]];
        }
        return new IdentityScore(hits, sequence.truthBoxes() - hits, sequence.trackBoxes() - hits);
    }

    /** The score of several sequences together; not the mean of theirs. */
    public static IdentityScore combined(List<IdentityScore> scores) {
        return new IdentityScore(
                scores.stream().mapToLong(IdentityScore::hits).sum(),
                scores.stream().mapToLong(IdentityScore::misses).sum(),
                scores.stream().mapToLong(IdentityScore::falseAlarms).sum());
    }

    /** IDF1. */
    public double f1() {
        return hits / Math.max(1, hits + 0.5 * misses + 0.5 * falseAlarms);
    }

    /** IDR. */
    public double recall() {
        return (double) hits / Math.max(1, hits + misses);
    }

    /** IDP. */
    public double precision() {
        return (double) hits / Math.max(1, hits + falseAlarms);
    }
}
