package io.foresight.perception.eval;

/**
 * Counts of one class, range or whole.
 *
 * @param labelled objects that should be found
 * @param found of those
 * @param falsePositives detections that meet no object
 */
public record Tally(int labelled, int found, int falsePositives) {
    /** Nothing yet. */
    public static final Tally ZERO = new Tally(0, 0, 0);

    /** Share of the objects that was found; NaN where there are none. */
    public double recall() {
        return labelled == 0 ? Double.NaN : (double) found / labelled;
    }

    /** Share of the detections that met an object; NaN where there are none. */
    public double precision() {
        return found + falsePositives == 0 ? Double.NaN : (double) found / (found + falsePositives);
    }

    /** Both together. */
    public Tally plus(Tally other) {
        return new Tally(labelled + other.labelled, found + other.found, falsePositives + other.falsePositives);
    }
}
