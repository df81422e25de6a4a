package io.foresight.planner.render;

import java.util.ArrayList;
import java.util.List;

/** A palm with two fingers and a piece of the arm above, in the gripper's frame: tips at the origin, palm above, fingers apart along y. */
final class Gripper {
    private static final int PALM_RGB = 0xF2F2F2;
    private static final int FINGER_RGB = 0x33373D;
    private static final double FINGER_THICKNESS = 0.012;
    private static final double FINGER_HALF_WIDTH = 0.011;
    private static final double PALM_LOWER = 0.055;
    private static final double PALM_UPPER = 0.105;
    private static final double ARM_UPPER = 0.16;
    private static final Solid PALM = new Solid(
            Solid.box(new double[] {-0.025, -0.062, PALM_LOWER}, new double[] {0.025, 0.062, PALM_UPPER}, PALM_RGB));
    private static final Solid ARM =
            new Solid(Solid.prism(new double[] {0, 0, PALM_UPPER}, 0.034, ARM_UPPER - PALM_UPPER, 12, PALM_RGB));

    private Gripper() {}

    /** With its fingers so far apart, metres. */
    static List<Solid> parts(double opening) {
        List<Solid> parts = new ArrayList<>(List.of(PALM, ARM));
        for (int side = -1; side <= 1; side += 2) {
            double inner = side * opening / 2;
            double outer = inner + side * FINGER_THICKNESS;
            parts.add(new Solid(Solid.box(
                    new double[] {-FINGER_HALF_WIDTH, Math.min(inner, outer), -0.004},
                    new double[] {FINGER_HALF_WIDTH, Math.max(inner, outer), PALM_LOWER},
                    FINGER_RGB)));
        }
        return parts;
    }
}
