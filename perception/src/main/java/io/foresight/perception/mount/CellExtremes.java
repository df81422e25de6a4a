package io.foresight.perception.mount;

import io.foresight.perception.points.PointCloud;
import java.util.Arrays;

/**
 * The lowest and the highest points of every occupied cell of a grid around the sensor, found in one pass over a cloud: what its ground is
 * looked for in, and the ground that it would have upside down. O(points + cells).
 */
final class CellExtremes {
    private static final double CELL = 2; // metres: some beams reach the ground in it, and few slopes show
    private static final double REACH = 40; // metres: beyond it the beams that reach the ground are few
    private static final double NEAREST = 3; // metres: nearer returns may be of the own vehicle
    private static final int LEAST_POINTS = 3;
    private static final int SIDE = (int) (2 * REACH / CELL);

    private final PointCloud cloud;
    private final double scale;
    private final int[] count = new int[SIDE * SIDE];
    private final LeastTwo lowest = new LeastTwo();
    private final LeastTwo highest = new LeastTwo(); // of -z
    private int occupied;

    private CellExtremes(PointCloud cloud, double scale) {
        this.cloud = cloud;
        this.scale = scale;
    }

    /** Of a cloud whose coordinates are multiplied by {@code scale} first. */
    static CellExtremes of(PointCloud cloud, double scale) {
        CellExtremes extremes = new CellExtremes(cloud, scale);
        float[] xyzi = cloud.xyzi();
        for (int i = 0; i < cloud.size(); i++) {
            double x = scale * xyzi[PointCloud.STRIDE * i];
            double y = scale * xyzi[PointCloud.STRIDE * i + 1];
            float z = xyzi[PointCloud.STRIDE * i + 2];
            double squared = x * x + y * y;
            if (squared >= NEAREST * NEAREST && squared < REACH * REACH && Float.isFinite(z)) {
                int row = (int) ((y + REACH) / CELL);
                int column = (int) ((x + REACH) / CELL);
                extremes.take(row * SIDE + column, i, z);
            }
        }
        return extremes;
    }

    private void take(int cell, int point, float z) {
        lowest.take(cell, point, z);
        highest.take(cell, point, -z);
        if (++count[cell] == LEAST_POINTS) {
            occupied++;
        }
    }

    /** The second lowest points. */
    LowestPoints lowest() {
        return points(lowest.second, 1);
    }

    /** The second lowest points of the cloud turned upside down. */
    LowestPoints lowestUpsideDown() {
        return points(highest.second, -1);
    }

    private LowestPoints points(int[] chosen, int up) {
        double[] xs = new double[occupied];
        double[] ys = new double[occupied];
        double[] zs = new double[occupied];
        int next = 0;
        for (int cell = 0; cell < count.length; cell++) {
            if (count[cell] >= LEAST_POINTS) {
                xs[next] = scale * cloud.x(chosen[cell]);
                ys[next] = scale * cloud.y(chosen[cell]);
                zs[next++] = up * scale * cloud.z(chosen[cell]);
            }
        }
        return new LowestPoints(xs, ys, zs);
    }

    /** In each cell the points with the least and the second least value; the earlier of equal ones is the lesser. */
    private static final class LeastTwo {
        private final float[] leastValue = filled();
        private final float[] secondValue = filled();
        private final int[] least = new int[SIDE * SIDE];
        private final int[] second = new int[SIDE * SIDE];

        private static float[] filled() {
            float[] values = new float[SIDE * SIDE];
            Arrays.fill(values, Float.POSITIVE_INFINITY);
            return values;
        }

        void take(int cell, int point, float value) {
            if (value < leastValue[cell]) {
                second[cell] = least[cell];
                secondValue[cell] = leastValue[cell];
                least[cell] = point;
                leastValue[cell] = value;
            } else if (value < secondValue[cell]) {
                second[cell] = point;
                secondValue[cell] = value;
            }
        }
    }
}
