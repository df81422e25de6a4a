package io.foresight.perception.mount;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** One turn of a 32-beam LiDAR in a street of boxes on a plane: rays are cast, beams without a return are left out. */
public final class StreetScan {
    private static final double REACH = 80;
    private static final int BEAMS = 32;
    private static final int COLUMNS = 720;

    private final double height;
    private final double slope;
    private final List<double[]> boxes = new ArrayList<>();

    private StreetScan(double height, double slope) {
        this.height = height;
        this.slope = slope;
    }

    /** Two rows of houses, parked cars, a pole; the ground is {@code height} metres beneath the sensor. */
    public static StreetScan street(double height) {
        return street(height, 0);
    }

    /** The same on a ground that rises by {@code slope} metres per metre along x. */
    public static StreetScan street(double height, double slope) {
        StreetScan scan = new StreetScan(height, slope)
                .box(0, 14, 120, 8, 9)
                .box(-20, -13, 60, 6, 9)
                .box(35, -15, 30, 6, 6)
                .box(20, 9, 0.2, 0.2, 6);
        for (int k = -3; k <= 4; k++) {
            scan.box(7 * k, 5.5, 4.4, 1.9, 1.5);
            scan.box(7 * k + 3, -5.5, 4.4, 1.9, 1.5);
        }
        return scan;
    }

    /** Adds an upright box on the ground: centre, length along x, width along y, height, metres. */
    public StreetScan box(double x, double y, double length, double width, double tall) {
        boxes.add(new double[] {x - length / 2, y - width / 2, -height, x + length / 2, y + width / 2, tall - height});
        return this;
    }

    /** Adds what a sensor on a roof sees of its own vehicle: a plate beneath it. */
    public StreetScan ownRoof(double front, double rear, double half) {
        boxes.add(new double[] {-rear, -half, -0.5, front, half, -0.4});
        return this;
    }

    /** The returns as a cloud in the sensor's frame. */
    public PointCloud cloud() {
        return cloud(point -> point);
    }

    /** The returns, each changed first. */
    public PointCloud cloud(UnaryOperator<double[]> change) {
        float[] xyzi = new float[PointCloud.STRIDE * BEAMS * COLUMNS];
        int size = 0;
        for (int b = 0; b < BEAMS; b++) {
            double elevation = Math.toRadians(-25 + 40.0 * b / (BEAMS - 1));
            for (int c = 0; c < COLUMNS; c++) {
                double azimuth = 2 * Math.PI * c / COLUMNS;
                double[] ray = {
                    Math.cos(elevation) * Math.cos(azimuth),
                    Math.cos(elevation) * Math.sin(azimuth),
                    Math.sin(elevation)
                };
                double range = range(ray);
                if (range < REACH) {
                    double[] point = change.apply(new double[] {range * ray[0], range * ray[1], range * ray[2]});
                    for (int axis = 0; axis < 3; axis++) {
                        xyzi[PointCloud.STRIDE * size + axis] = (float) point[axis];
                    }
                    xyzi[PointCloud.STRIDE * size++ + 3] = 0.3f;
                }
            }
        }
        float[] kept = Arrays.copyOf(xyzi, PointCloud.STRIDE * size);
        return new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), kept, size);
    }

    private double range(double[] ray) {
        double falls = slope * ray[0] - ray[2];
        double nearest = falls > 0 ? height / falls : Double.POSITIVE_INFINITY;
        for (double[] box : boxes) {
            double in = 0;
            double out = Double.POSITIVE_INFINITY;
            for (int axis = 0; axis < 3; axis++) {
                double a = box[axis] / ray[axis];
                double b = box[axis + 3] / ray[axis];
                in = Math.max(in, Math.min(a, b));
                out = Math.min(out, Math.max(a, b));
            }
            if (in > 0 && in < out) {
                nearest = Math.min(nearest, in);
            }
        }
        return nearest;
    }
}
