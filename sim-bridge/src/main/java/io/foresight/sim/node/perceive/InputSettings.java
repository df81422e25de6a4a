package io.foresight.sim.node.perceive;

import io.foresight.ros2.dds.DdsException;
import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.dds.Qos;
import java.time.Duration;
import java.util.Map;

/**
 * Input settings of the perception node.
 *
 * @param points topic of the clouds
 * @param qos name of a QoS profile, see {@link Qos#named}
 * @param limitBytes maximum size of a cloud message, 1 KiB to 256 MiB
 * @param maxPoints maximum number of points of a cloud and of a sweep, 1 to 1,000,000
 * @param fullScale the sensor's maximum intensity, which is scaled to 1; positive
 * @param stamps clock of the clouds' stamps
 * @param silentAfter time without a message after which a topic counts as silent, 1 ms to 1 h
 * @param sweeps how sweeps are assembled from messages
 * @param motion how the sensor's own motion is removed from sweeps
 * @param sensorPose pose of the sensor in the clouds' frame
 * @param cameras by name; empty: none
 */
public record InputSettings(
        String points,
        String qos,
        int limitBytes,
        int maxPoints,
        float fullScale,
        StampSource stamps,
        Duration silentAfter,
        SweepSettings sweeps,
        MotionSettings motion,
        SensorPose sensorPose,
        Map<String, CameraSettings> cameras) {
    /** Topic {@code points} with the sensor data QoS, intensities in [0, 1], no cameras. */
    public static final InputSettings DEFAULT = new InputSettings(
            "points",
            "sensor_data",
            Endpoint.DEFAULT_LIMIT,
            1_000_000,
            1,
            StampSource.ROS,
            Duration.ofSeconds(2),
            SweepSettings.DEFAULT,
            MotionSettings.DEFAULT,
            SensorPose.DEFAULT,
            Map.of());

    private static final int MOST_CAMERAS = 16;

    /** Checks the ranges (IllegalArgumentException); topic names are checked on subscription. */
    public InputSettings {
        cameras = Map.copyOf(cameras);
        requireQos(qos);
        if (limitBytes < 1024 || limitBytes > 256 << 20) {
            throw new IllegalArgumentException("limitBytes must be 1 KiB to 256 MiB, got " + limitBytes);
        }
        if (maxPoints < 1 || maxPoints > 1_000_000) {
            throw new IllegalArgumentException("maxPoints must be 1 to 1000000, got " + maxPoints);
        }
        if (!(fullScale > 0) || Float.isInfinite(fullScale)) {
            throw new IllegalArgumentException("fullScale must be positive and finite, got " + fullScale);
        }
        if (silentAfter.compareTo(Duration.ofMillis(1)) < 0 || silentAfter.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("silentAfter must be 1 ms to 1 h, got " + silentAfter);
        }
        if (cameras.size() > MOST_CAMERAS) {
            throw new IllegalArgumentException("cameras must be at most " + MOST_CAMERAS + ", got " + cameras.size());
        }
    }

    static void requireQos(String name) {
        try {
            Qos.named(name);
        } catch (DdsException e) {
            throw new IllegalArgumentException("qos: " + e.getMessage(), e);
        }
    }
}
