package io.foresight.launch.demo;

import io.foresight.perception.eval.Tally;

/**
 * Counts with precision and recall, which are NaN where undefined.
 *
 * @param precision share of boxes that match an object
 * @param recall share of objects that were found
 * @param truth number of objects that should be found
 * @param found number of those found
 * @param falsePositives number of boxes that match no object
 */
public record ScoreRow(double precision, double recall, int truth, int found, int falsePositives) {
    /** From counts. */
    public static ScoreRow of(Tally tally) {
        return new ScoreRow(tally.precision(), tally.recall(), tally.labelled(), tally.found(), tally.falsePositives());
    }
}
