package io.foresight.sim.node.perceive;

/**
 * How the sensor's own motion is taken out of sweeps.
 *
 * @param source what tells of it; with any, clouds are taken to be uncompensated
 * @param odometry topic of {@code nav_msgs/Odometry}, for source ODOMETRY
 */
public record MotionSettings(MotionSource source, String odometry) {
    /** Clouds are taken as they come. */
    public static final MotionSettings DEFAULT = new MotionSettings(MotionSource.NONE, "odom");

    public MotionSettings {
        if (source == MotionSource.ODOMETRY && odometry.isBlank()) {
            throw new IllegalArgumentException("odometry must name a topic where the source is odometry");
        }
    }
}
