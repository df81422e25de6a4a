package io.foresight.perception.eval;

/**
 * Detection counts of one class, one range or in total.
 *
 * @param labelled objects that should be found
 * @param found number of them that were found
 * @param falsePositives detections that match no object
 */
public record Tally(int labelled, int found, int falsePositives) {
    /** All zero. */
    public static final Tally ZERO = new Tally(0, 0, 0);

    /** Share of the objects that were found; NaN where there are none. */
    public double recall() {
        return labelled == 0 ? Double.NaN : (double) found / labelled;
    }

    /** Share of the detections that match an object; NaN where there are none. */
    public double precision() {
        return found + falsePositives == 0 ? Double.NaN : (double) found / (found + falsePositives);
    }

    /** The sum of both. */
    public Tally plus(Tally other) {
        return new Tally(labelled + other.labelled, found + other.found, falsePositives + other.falsePositives);
    }
}
