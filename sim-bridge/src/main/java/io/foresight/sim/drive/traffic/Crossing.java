package io.foresight.sim.drive.traffic;

/**
 * Signals of one crossing: traffic along the main road and traffic across it go in turn, and nobody enters while somebody of the other
 * direction is still inside.
 */
final class Crossing {
    private static final double CLEARANCE = 4;

    private final double greenAlong;
    private final double greenAcross;
    private final double offset;
    private int insideAlong;
    private int insideAcross;

    /** Seconds of green for each direction, and of delay of the whole cycle. */
    Crossing(double greenAlong, double greenAcross, double offset) {
        this.greenAlong = greenAlong;
        this.greenAcross = greenAcross;
        this.offset = offset;
    }

    /** Forgets who is inside; called at the start of every step. */
    void clear() {
        insideAlong = 0;
        insideAcross = 0;
    }

    void inside(boolean along) {
        if (along) {
            insideAlong++;
        } else {
            insideAcross++;
        }
    }

    /**
     * May a road user go in now?
     *
     * @param needed seconds that it takes to get across, for those who must not be caught by the end of green
     */
    boolean open(boolean along, double time, double needed) {
        double cycle = greenAlong + greenAcross + 2 * CLEARANCE;
        double phase = (time + offset) % cycle;
        double from = along ? 0 : greenAlong + CLEARANCE;
        double green = along ? greenAlong : greenAcross;
        boolean go = phase >= from && phase + needed < from + green + CLEARANCE && phase < from + green;
        return go && (along ? insideAcross : insideAlong) == 0;
    }
}
