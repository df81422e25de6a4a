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

    /** With the arm above. */
    static final Solid PALM = palm();

    private Gripper() {}

    private static Solid palm() {
        List<Face> faces = new ArrayList<>(Solid.box(
                new double[] {-0.025, -0.062, PALM_LOWER}, new double[] {0.025, 0.062, PALM_UPPER}, PALM_RGB));
        faces.addAll(Solid.prism(new double[] {0, 0, PALM_UPPER}, 0.034, ARM_UPPER - PALM_UPPER, 12, PALM_RGB));
        return new Solid(faces);
    }

    /** So far apart, metres. */
    static Solid fingers(double opening) {
        List<Face> faces = new ArrayList<>();
        for (int side = -1; side <= 1; side += 2) {
            double inner = side * opening / 2;
            double outer = inner + side * FINGER_THICKNESS;
            faces.addAll(Solid.box(
                    new double[] {-FINGER_HALF_WIDTH, Math.min(inner, outer), -0.004},
                    new double[] {FINGER_HALF_WIDTH, Math.max(inner, outer), PALM_LOWER},
                    FINGER_RGB));
        }
        return new Solid(faces);
    }
}
