package io.foresight.sim.node.perceive;

import java.time.Duration;

/**
 * One camera.
 *
 * @param image topic of its pictures
 * @param compressed are they {@code sensor_msgs/CompressedImage} (JPEG or PNG) instead of {@code sensor_msgs/Image}?
 * @param info topic of its {@code sensor_msgs/CameraInfo}; empty: none, then the picture goes without calibration
 * @param qos name of a profile, of all its topics
 * @param within a picture is taken along with a sweep when their stamps are no farther apart, 1 ms to 10 s
 */
public record CameraSettings(String image, boolean compressed, String info, String qos, Duration within) {
    /** Without topics: those must be given. */
    public static final CameraSettings DEFAULT =
            new CameraSettings("image", false, "", "sensor_data", Duration.ofMillis(100));

    /** Refuses values out of range (IllegalArgumentException). */
    public CameraSettings {
        InputSettings.requireQos(qos);
        if (within.compareTo(Duration.ofMillis(1)) < 0 || within.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("within must be 1 ms to 10 s, got " + within.toMillis() + " ms");
        }
    }
}
