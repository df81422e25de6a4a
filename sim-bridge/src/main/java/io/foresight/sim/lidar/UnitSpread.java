package io.foresight.sim.lidar;

/**
 * Deviation of individual units from their model's table.
 *
 * @param elevation standard deviation of a beam's elevation, radians
 * @param gain standard deviation of the logarithm of a beam's gain
 * @param dimming reduction of some beams' readings on the sensor's scale: half of the beams by {@code dimming * d^2} for a normally
 *     distributed {@code d}, the other half not at all
 */
public record UnitSpread(double elevation, double gain, double dimming) {
    public UnitSpread {
        if (!(elevation >= 0 && elevation < 0.1 && gain >= 0 && gain < 2 && dimming >= 0 && dimming < 1)) {
            throw new IllegalArgumentException(
                    "a unit's spread must be [0, 0.1) rad, [0, 2) of gain and [0, 1) of dimming, got " + elevation
                            + ", " + gain + " and " + dimming);
        }
    }
}
