package io.foresight.perception.data.sim;

import java.util.List;

/**
 * The LiDAR that recorded a scene.
 *
 * @param name model, such as {@code hdl64e}
 * @param heightMetres of the optical centre above the ground under the vehicle
 * @param maxRangeMetres targets beyond it give no return
 * @param sweepSeconds duration of one turn
 * @param elevationsDegrees of the beams above the horizontal, by ring number; empty for a sensor without rings
 */
public record SensorDescription(
        String name, double heightMetres, double maxRangeMetres, double sweepSeconds, List<Double> elevationsDegrees) {
    public SensorDescription {
        elevationsDegrees = List.copyOf(elevationsDegrees);
        if (name.isBlank() || name.length() > 64) {
            throw new IllegalArgumentException("sensor name must have 1 to 64 characters, got \"" + name + "\"");
        }
        if (!Double.isFinite(heightMetres)) {
            throw new IllegalArgumentException("sensor height must be finite, got " + heightMetres + " m");
        }
        requirePositive("range", maxRangeMetres, "m");
        requirePositive("sweep duration", sweepSeconds, "s");
        for (double elevation : elevationsDegrees) {
            if (!(Math.abs(elevation) <= 90)) {
                throw new IllegalArgumentException("beam elevation must be within 90 degrees, got " + elevation);
            }
        }
    }

    private static void requirePositive(String what, double value, String unit) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("sensor " + what + " must be positive, got " + value + " " + unit);
        }
    }
}
