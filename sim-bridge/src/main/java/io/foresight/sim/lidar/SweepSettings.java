package io.foresight.sim.lidar;

import java.util.Optional;

/**
 * How one sweep is taken.
 *
 * @param seed of all that is random in it
 * @param compensated true: points are where they would be seen from the reference moment's pose; false: each in the sensor's frame at its
 *     own moment, as a driver without ego motion gives them
 * @param threads that cast, 1 or more; the result does not depend on it
 * @param shadow of the vehicle's own body, where the sensor has one
 */
public record SweepSettings(long seed, boolean compensated, int threads, Optional<EgoShadow> shadow) {
    public SweepSettings {
        if (threads < 1 || threads > 256) {
            throw new IllegalArgumentException("a sweep needs 1 to 256 threads, got " + threads);
        }
    }

    /** Compensated, one thread, nothing in the way. */
    public static SweepSettings of(long seed) {
        return new SweepSettings(seed, true, 1, Optional.empty());
    }
}
