package io.foresight.launch.view;

import io.foresight.perception.points.PointCloud;

/**
 * Height of the ground, for colouring: the 10 cm slice with the most points between 5 and 25 m from the sensor. The same rule as in
 * points.js.
 */
final class GroundHeight {
    private static final double LOWEST_METRES = -5;
    private static final int SLICES_PER_METRE = 10;

    private GroundHeight() {}

    /** Metres in the cloud's frame; a default for roof-mounted sensors if the cloud has too few points. */
    static double estimate(PointCloud cloud) {
        int[] slices = new int[6 * SLICES_PER_METRE];
        int counted = 0;
        for (int i = 0; i < cloud.size(); i++) {
            double range = Math.hypot(cloud.x(i), cloud.y(i));
            double slice = Math.floor((cloud.z(i) - LOWEST_METRES) * SLICES_PER_METRE);
            if (range > 5 && range < 25 && slice >= 0 && slice < slices.length) { // false for NaN
                slices[(int) slice]++;
                counted++;
            }
        }
        if (counted < 100) {
            return -1.7;
        }
        int fullest = 0;
        for (int i = 1; i < slices.length; i++) {
            fullest = slices[i] > slices[fullest] ? i : fullest;
        }
        return LOWEST_METRES + (fullest + 0.5) / SLICES_PER_METRE;
    }
}
