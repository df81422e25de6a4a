package io.foresight.perception.mount;

/**
 * The ground around the sensor as a plane: {@code z = z0 + slopeX x + slopeY y} in the frame of the cloud, metres.
 *
 * @param z0 z of the ground under the frame's origin, metres
 * @param slopeX rise per metre along x
 * @param slopeY rise per metre along y
 * @param support share of the occupied cells whose lowest points lie on the plane, [0, 1]
 * @param beneath share of the occupied cells that have points clearly beneath the plane, [0, 1]
 */
public record Ground(double z0, double slopeX, double slopeY, double support, double beneath) {
    private static final double LEAST_SUPPORT = 0.4;
    private static final double MOST_BENEATH = 0.1;

    /** Height of the plane at a place, metres. */
    public double z(double x, double y) {
        return z0 + slopeX * x + slopeY * y;
    }

    /** Rise per metre in the steepest direction. */
    public double slope() {
        return Math.hypot(slopeX, slopeY);
    }

    /** Whether the plane is what most of the scene stands on, and not merely the best of many planes. */
    public boolean isReliable() {
        return support >= LEAST_SUPPORT && beneath <= MOST_BENEATH;
    }

    Ground raised(double metres) {
        return new Ground(z0 + metres, slopeX, slopeY, support, beneath);
    }
}
