package io.foresight.perception.mount;

import io.foresight.perception.points.PointCloud;

/**
 * The second lowest point of every occupied cell of a grid around the sensor (the lowest may be a stray return). O(points + cells).
 *
 * @param x metres, one for each cell with at least three points
 * @param y metres
 * @param z metres
 */
record LowestPoints(double[] x, double[] y, double[] z) {
    private static final double CELL = 2; // metres: some beams reach the ground in it, and few slopes show
    private static final double REACH = 40; // metres: beyond it the beams that reach the ground are few
    private static final double NEAREST = 3; // metres: nearer returns may be of the own vehicle
    private static final int LEAST_POINTS = 3;
    private static final int SIDE = (int) (2 * REACH / CELL);

    /**
     * Of a cloud whose coordinates are multiplied first.
     *
     * @param scale of x, y and z
     * @param up 1, or -1 to turn the cloud upside down
     */
    static LowestPoints of(PointCloud cloud, double scale, int up) {
        int[] count = new int[SIDE * SIDE];
        int[] lowest = new int[SIDE * SIDE];
        int[] second = new int[SIDE * SIDE];
        int found = 0;
        for (int i = 0; i < cloud.size(); i++) {
            double x = scale * cloud.x(i);
            double y = scale * cloud.y(i);
            double squared = x * x + y * y;
            if (squared < NEAREST * NEAREST || squared >= REACH * REACH) {
                continue;
            }
            int row = (int) ((y + REACH) / CELL);
            int column = (int) ((x + REACH) / CELL);
            int cell = row * SIDE + column;
            float z = up * cloud.z(i);
            if (count[cell] == 0 || z < up * cloud.z(lowest[cell])) {
                second[cell] = lowest[cell];
                lowest[cell] = i;
            } else if (count[cell] == 1 || z < up * cloud.z(second[cell])) {
                second[cell] = i;
            }
            if (++count[cell] == LEAST_POINTS) {
                found++;
            }
        }
        double[] xs = new double[found];
        double[] ys = new double[found];
        double[] zs = new double[found];
        int next = 0;
        for (int cell = 0; cell < count.length; cell++) {
            if (count[cell] >= LEAST_POINTS) {
                xs[next] = scale * cloud.x(second[cell]);
                ys[next] = scale * cloud.y(second[cell]);
                zs[next++] = up * scale * cloud.z(second[cell]);
            }
        }
        return new LowestPoints(xs, ys, zs);
    }

    int size() {
        return z.length;
    }
}
