package io.foresight.perception.eval.av2;

import io.foresight.perception.eval.OrientedBox;

/**
 * A labelled or predicted cuboid.
 *
 * @param log the recording
 * @param nanoseconds time of the sweep
 * @param category class, such as {@code REGULAR_VEHICLE}
 * @param box in the vehicle's frame
 * @param score of a detection; 0 of a label
 * @param points of the LiDAR inside a label; 0 of a detection
 */
public record Av2Box(String log, long nanoseconds, String category, OrientedBox box, double score, long points) {
    public Av2Box {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("score must be finite, got " + score);
        }
        if (points < 0) {
            throw new IllegalArgumentException("num_interior_pts must be 0 or more, got " + points);
        }
    }

    double range() {
        return norm(box.pose().x(), box.pose().y(), box.pose().z());
    }

    double distance(Av2Box other) {
        return norm(
                box.pose().x() - other.box.pose().x(),
                box.pose().y() - other.box.pose().y(),
                box.pose().z() - other.box.pose().z());
    }

    private static double norm(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }
}
