package io.foresight.sim.drive.traffic;

/**
 * Traffic lights of one crossing: traffic along the main road and across it alternate, and no road user enters while one of the other
 * direction is still inside.
 */
final class Crossing {
    private static final double CLEARANCE = 4;

    private final double greenAlong;
    private final double greenAcross;
    private final double offset;
    private int insideAlong;
    private int insideAcross;

    /** Green time of each direction, and offset of the whole cycle, seconds. */
    Crossing(double greenAlong, double greenAcross, double offset) {
        this.greenAlong = greenAlong;
        this.greenAcross = greenAcross;
        this.offset = offset;
    }

    /** Clears the occupancy; called at the start of every step. */
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
     * Whether a road user may enter now.
     *
     * @param needed time to cross in seconds, for road users that must finish before green ends
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
