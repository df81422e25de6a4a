package io.foresight.core.geometry;

/**
 * Upright box. Centre is the geometric centre; length along the heading, width across, height up.
 *
 * @param frame the frame that centre and yaw are given in
 * @param x metres
 * @param y metres
 * @param z metres
 * @param length metres, positive
 * @param width metres, positive
 * @param height metres, positive
 * @param yaw radians, wrapped to [-pi, pi) by {@link YawAngle}
 */
public record Box3d(
        FrameId frame, double x, double y, double z, double length, double width, double height, double yaw) {
    public Box3d {
        requireFinite("x", x);
        requireFinite("y", y);
        requireFinite("z", z);
        requireFinite("yaw", yaw);
        requirePositive("length", length);
        requirePositive("width", width);
        requirePositive("height", height);
        yaw = YawAngle.wrap(yaw);
    }

    /** Distance of the centre from the frame's origin in the ground plane, metres. */
    public double range() {
        return Math.hypot(x, y);
    }

    /** Length x width, square metres. */
    public double area() {
        return length * width;
    }

    /** Cubic metres. */
    public double volume() {
        return length * width * height;
    }

    /** Is the point inside or on the box? Coordinates in this box's frame, metres. */
    public boolean contains(double px, double py, double pz) {
        double cos = Math.cos(yaw);
        double sin = Math.sin(yaw);
        double dx = px - x;
        double dy = py - y;
        return Math.abs(cos * dx + sin * dy) <= length / 2
                && Math.abs(cos * dy - sin * dx) <= width / 2
                && Math.abs(pz - z) <= height / 2;
    }

    /** The same box at another height. */
    public Box3d raised(double metres) {
        return new Box3d(frame, x, y, z + metres, length, width, height, yaw);
    }

    private static void requireFinite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new BadGeometryException("box " + field + " must be finite, got " + value);
        }
    }

    private static void requirePositive(String field, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new BadGeometryException("box " + field + " must be positive and finite, got " + value + " m");
        }
    }
}
