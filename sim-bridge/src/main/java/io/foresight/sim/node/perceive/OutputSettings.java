package io.foresight.sim.node.perceive;

import java.time.Duration;

/**
 * What the perception node publishes, and where. An empty topic is not published.
 *
 * @param detections of {@code vision_msgs/Detection3DArray}
 * @param markers of {@code visualization_msgs/MarkerArray}
 * @param autoware of {@code autoware_perception_msgs/DetectedObjects}
 * @param markerLifetime after which viewers remove boxes when nothing new comes, 0 (never) to 1 h
 * @param qos name of a profile
 */
public record OutputSettings(String detections, String markers, String autoware, Duration markerLifetime, String qos) {
    /** {@code ~/detections} and {@code ~/markers}, reliable; nothing for Autoware. */
    public static final OutputSettings DEFAULT =
            new OutputSettings("~/detections", "~/markers", "", Duration.ofMillis(500), "reliable");

    /** Refuses values out of range (IllegalArgumentException). */
    public OutputSettings {
        InputSettings.requireQos(qos);
        if (markerLifetime.isNegative() || markerLifetime.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("markerLifetime must be 0 to 1 h, got " + markerLifetime);
        }
    }
}
