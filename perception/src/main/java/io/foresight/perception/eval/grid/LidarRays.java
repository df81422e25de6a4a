package io.foresight.perception.eval.grid;

import java.util.ArrayList;
import java.util.List;

/** The directions in which RayIoU looks: 360 around, at elevations like those of nuScenes' LiDAR, which are closer towards the ground. */
final class LidarRays {
    private static final int AROUND = 360;
    private static final int DOWNWARDS = 10; // elevations that meet the ground at 1 to 10 times the sensor's height
    private static final double HIGHEST = 0.21; // radians; the sensor's upper end

    private LidarRays() {}

    /** Unit vectors. */
    static List<double[]> directions() {
        List<double[]> directions = new ArrayList<>();
        for (double elevation : elevations()) {
            for (int degrees = 0; degrees < AROUND; degrees++) {
                double azimuth = Math.toRadians(degrees);
                directions.add(new double[] {
                    Math.cos(elevation) * Math.cos(azimuth),
                    Math.cos(elevation) * Math.sin(azimuth),
                    Math.sin(elevation)
                });
            }
        }
        return directions;
    }

    static List<Double> elevations() {
        List<Double> elevations = new ArrayList<>();
        for (int k = 1; k <= DOWNWARDS; k++) {
            elevations.add(Math.atan(k) - Math.PI / 2);
        }
        double last = elevations.get(DOWNWARDS - 1);
        double step = last - elevations.get(DOWNWARDS - 2);
        while (last < HIGHEST) {
            last += step;
            elevations.add(last);
        }
        return elevations;
    }
}
