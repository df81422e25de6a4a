package io.foresight.launch.demo;

import io.foresight.perception.eval.Tally;

/**
 * Counts and what they say; a share is NaN where there is nothing to share.
 *
 * @param precision share of boxes that met an object
 * @param recall share of objects that were found
 * @param truth objects that had to be found
 * @param found of them
 * @param falsePositives boxes that met none
 */
public record ScoreRow(double precision, double recall, int truth, int found, int falsePositives) {
    /** A row of counts. */
    public static ScoreRow of(Tally tally) {
        return new ScoreRow(tally.precision(), tally.recall(), tally.labelled(), tally.found(), tally.falsePositives());
    }
}
