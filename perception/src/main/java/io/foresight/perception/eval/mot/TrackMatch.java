package io.foresight.perception.eval.mot;

import io.foresight.core.matching.LinearAssignment;
import java.util.Arrays;

/** The pairing of labels and tracks with the largest sum of scores. */
final class TrackMatch {
    /** What the official code allows for rounding. */
    static final double EPSILON = Math.ulp(1.0);

    private TrackMatch() {}

    /** The track of each label, {@link LinearAssignment#NONE} where it has none; pairs may have a score of 0. */
    static int[] best(double[][] scores) {
        double[][] cost = new double[scores.length][];
        for (int i = 0; i < cost.length; i++) {
            cost[i] = Arrays.stream(scores[i]).map(score -> -score).toArray();
        }
        return LinearAssignment.solve(cost);
    }

    /** The same without pairs whose score is 0. */
    static int[] bestAbove0(double[][] scores) {
        int[] match = best(scores);
        for (int i = 0; i < match.length; i++) {
            if (match[i] != LinearAssignment.NONE && scores[i][match[i]] <= EPSILON) {
                match[i] = LinearAssignment.NONE;
            }
        }
        return match;
    }
}
