package io.foresight.launch.demo;

/**
 * Settings of a demo.
 *
 * @param seconds of the drive; {@code Integer.MAX_VALUE} for unlimited
 * @param sensor name of a LiDAR model
 * @param seed of the scene, the traffic and the sensor's noise
 */
public record DemoSettings(int seconds, String sensor, long seed) {
    /** Sweeps per second. */
    public static final int RATE_HZ = 10;

    public DemoSettings {
        if (seconds < 1) {
            throw new IllegalArgumentException("seconds must be at least 1, got " + seconds);
        }
    }

    long frames() {
        return seconds == Integer.MAX_VALUE ? Long.MAX_VALUE : (long) seconds * RATE_HZ;
    }
}
