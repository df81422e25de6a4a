package io.foresight.sim.node.perceive;

import java.time.Duration;

/**
 * Output settings of the perception node. An empty topic is not published.
 *
 * @param detections topic of {@code vision_msgs/Detection3DArray}
 * @param markers topic of {@code visualization_msgs/MarkerArray}
 * @param autoware topic of {@code autoware_perception_msgs/DetectedObjects}
 * @param markerLifetime time after which viewers remove boxes when there are no new ones, 0 (never) to 1 h
 * @param qos name of a QoS profile
 */
public record OutputSettings(String detections, String markers, String autoware, Duration markerLifetime, String qos) {
    /** {@code ~/detections} and {@code ~/markers}, reliable; nothing for Autoware. */
    public static final OutputSettings DEFAULT =
            new OutputSettings("~/detections", "~/markers", "", Duration.ofMillis(500), "reliable");

    /** Checks the ranges (IllegalArgumentException). */
    public OutputSettings {
        InputSettings.requireQos(qos);
        if (markerLifetime.isNegative() || markerLifetime.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("markerLifetime must be 0 to 1 h, got " + markerLifetime);
        }
    }
}
