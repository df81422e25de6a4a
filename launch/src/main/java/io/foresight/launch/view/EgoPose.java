package io.foresight.launch.view;

/**
 * Pose of the sensor over ground at the time for which the frame's coordinates are valid.
 *
 * @param x metres in a frame fixed to the ground
 * @param y metres in a frame fixed to the ground
 * @param yaw radians, 0 along that frame's +x, counter-clockwise
 */
public record EgoPose(double x, double y, double yaw) {
    public EgoPose {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(yaw)) {
            throw new IllegalArgumentException("ego pose must be finite, got x " + x + " y " + y + " yaw " + yaw);
        }
    }
}
