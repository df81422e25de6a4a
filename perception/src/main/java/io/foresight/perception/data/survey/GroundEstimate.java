package io.foresight.perception.data.survey;

import io.foresight.perception.points.PointCloud;
import java.util.Arrays;

/**
 * Height of the ground at each position, robust against walls, cars and slopes: the fifth percentile of the heights in each cell of 4 m, if
 * that is close to the most frequent height near the sensor; otherwise that most frequent height.
 */
final class GroundEstimate {
    private static final double CELL_METRES = 4;
    private static final int CELLS = 50; // +-100 m
    private static final double NEAR_METRES = 20;
    private static final double BIN_METRES = 0.1;
    private static final int BINS = 100;
    private static final double LOWEST = -8;
    private static final double PERCENTILE = 0.05;
    private static final int MIN_POINTS = 5;
    private static final double TOLERANCE_METRES = 0.3;
    private static final double MAX_SLOPE = 0.08;

    private final double nearHeight;
    private final float[] heights = new float[CELLS * CELLS];

    GroundEstimate(PointCloud cloud) {
        nearHeight = commonestNear(cloud);
        float[][] byCell = new float[CELLS * CELLS][];
        int[] counts = new int[CELLS * CELLS];
        for (int i = 0; i < cloud.size(); i++) {
            int cell = cell(cloud.x(i), cloud.y(i));
            if (cell >= 0) {
                if (byCell[cell] == null) {
                    byCell[cell] = new float[16];
                } else if (counts[cell] == byCell[cell].length) {
                    byCell[cell] = Arrays.copyOf(byCell[cell], 2 * counts[cell]);
                }
                byCell[cell][counts[cell]++] = cloud.z(i);
            }
        }
        for (int cell = 0; cell < heights.length; cell++) {
            heights[cell] = height(cell, byCell[cell], counts[cell]);
        }
    }

    /** Height of the ground near the sensor, metres in the cloud's frame. */
    double nearHeight() {
        return nearHeight;
    }

    /** Height of the ground at a position, metres in the cloud's frame. */
    double at(double x, double y) {
        int cell = cell(x, y);
        return cell < 0 ? nearHeight : heights[cell];
    }

    private float height(int cell, float[] values, int count) {
        if (count < MIN_POINTS) {
            return (float) nearHeight;
        }
        Arrays.sort(values, 0, count);
        float low = values[(int) (PERCENTILE * count)];
        double x = (cell / CELLS - CELLS / 2 + 0.5) * CELL_METRES;
        double y = (cell % CELLS - CELLS / 2 + 0.5) * CELL_METRES;
        double allowed = TOLERANCE_METRES + MAX_SLOPE * Math.hypot(x, y);
        return Math.abs(low - nearHeight) <= allowed ? low : (float) nearHeight;
    }

    private static int cell(double x, double y) {
        int row = (int) Math.floor(x / CELL_METRES) + CELLS / 2;
        int column = (int) Math.floor(y / CELL_METRES) + CELLS / 2;
        return row >= 0 && row < CELLS && column >= 0 && column < CELLS ? row * CELLS + column : -1;
    }

    private static double commonestNear(PointCloud cloud) {
        int[] counts = new int[BINS];
        for (int i = 0; i < cloud.size(); i++) {
            int bin = (int) Math.floor((cloud.z(i) - LOWEST) / BIN_METRES);
            boolean near = Math.abs(cloud.x(i)) < NEAR_METRES && Math.abs(cloud.y(i)) < NEAR_METRES;
            if (near && bin >= 0 && bin < BINS) {
                counts[bin]++;
            }
        }
        int best = 0;
        for (int bin = 1; bin < BINS; bin++) {
            best = counts[bin] > counts[best] ? bin : best;
        }
        return LOWEST + (best + 0.5) * BIN_METRES;
    }
}
