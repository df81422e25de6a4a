package io.foresight.perception.eval;

import io.foresight.core.geometry.Pose;

/**
 * A box of any orientation.
 *
 * @param pose of its geometric centre; x along the length, y along the width
 * @param width metres, positive
 * @param length metres, positive
 * @param height metres, positive
 */
public record OrientedBox(Pose pose, double width, double length, double height) {
    public OrientedBox {
        if (!(width > 0 && length > 0 && height > 0) || !Double.isFinite(width + length + height)) {
            throw new IllegalArgumentException("size (width, length, height) must be positive and finite, got " + width
                    + " x " + length + " x " + height + " m");
        }
    }

    /** Distance of the centres in the ground plane, metres. */
    public double centreDistance(OrientedBox other) {
        double dx = pose.x() - other.pose.x();
        double dy = pose.y() - other.pose.y();
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** Is the point inside or on the box? In the frame of the pose, metres. */
    public boolean contains(double x, double y, double z) {
        double[] own = pose.inverse().transform(x, y, z);
        return Math.abs(own[0]) <= length / 2 && Math.abs(own[1]) <= width / 2 && Math.abs(own[2]) <= height / 2;
    }

    /** Intersection over union of the two boxes if they had one centre and one orientation, (0, 1]. */
    public double sizeOverlap(OrientedBox other) {
        double shared = Math.min(width, other.width) * Math.min(length, other.length) * Math.min(height, other.height);
        double union = width * length * height + other.width * other.length * other.height - shared;
        return shared / union;
    }

    /**
     * Difference of the headings, radians in [0, pi].
     *
     * @param period pi where front and rear look the same, else 2 pi
     */
    public double headingDifference(OrientedBox other, double period) {
        double turned = pose.yaw() - other.pose.yaw() + period / 2;
        double difference = turned - Math.floor(turned / period) * period - period / 2;
        return Math.abs(difference > Math.PI ? difference - 2 * Math.PI : difference);
    }
}
