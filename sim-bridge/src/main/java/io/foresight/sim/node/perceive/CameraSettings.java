package io.foresight.sim.node.perceive;

import java.time.Duration;

/**
 * Settings of one camera.
 *
 * @param image topic of its images
 * @param compressed whether they are {@code sensor_msgs/CompressedImage} (JPEG or PNG) instead of {@code sensor_msgs/Image}
 * @param info topic of its {@code sensor_msgs/CameraInfo}; empty: none, then images have no calibration
 * @param qos name of the QoS profile of all its topics
 * @param within maximum difference between the stamps of an image and a sweep, 1 ms to 10 s
 */
public record CameraSettings(String image, boolean compressed, String info, String qos, Duration within) {
    /** Without topics, which must be set. */
    public static final CameraSettings DEFAULT =
            new CameraSettings("image", false, "", "sensor_data", Duration.ofMillis(100));

    /** Checks the ranges (IllegalArgumentException). */
    public CameraSettings {
        InputSettings.requireQos(qos);
        if (within.compareTo(Duration.ofMillis(1)) < 0 || within.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("within must be 1 ms to 10 s, got " + within.toMillis() + " ms");
        }
    }
}
