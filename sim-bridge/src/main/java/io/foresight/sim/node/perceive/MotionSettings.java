package io.foresight.sim.node.perceive;

/**
 * Settings for removing the sensor's own motion from sweeps.
 *
 * @param source source of the motion; unless NONE, clouds are assumed to be uncompensated
 * @param odometry topic of {@code nav_msgs/Odometry}, for source ODOMETRY
 */
public record MotionSettings(MotionSource source, String odometry) {
    /** No motion compensation. */
    public static final MotionSettings DEFAULT = new MotionSettings(MotionSource.NONE, "odom");

    public MotionSettings {
        if (source == MotionSource.ODOMETRY && odometry.isBlank()) {
            throw new IllegalArgumentException("odometry must be a topic if the source is odometry");
        }
    }
}
