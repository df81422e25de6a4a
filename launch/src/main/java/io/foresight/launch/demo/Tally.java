package io.foresight.launch.demo;

/**
 * How many objects there were, how many were found, and how many boxes stood where none was.
 *
 * @param truth objects that had to be found
 * @param found of them
 * @param falsePositives boxes that match no object
 */
public record Tally(int truth, int found, int falsePositives) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally plus(Tally more) {
        return new Tally(truth + more.truth, found + more.found, falsePositives + more.falsePositives);
    }

    /** Share of boxes that are right; null where there are none. */
    public Double precision() {
        return found + falsePositives == 0 ? null : rounded((double) found / (found + falsePositives));
    }

    /** Share of objects found; null where there are none. */
    public Double recall() {
        return truth == 0 ? null : rounded((double) found / truth);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
