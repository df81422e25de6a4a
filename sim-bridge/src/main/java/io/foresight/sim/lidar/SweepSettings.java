package io.foresight.sim.lidar;

import java.util.Optional;

/**
 * Settings of one sweep.
 *
 * @param seed of all random values in it
 * @param compensated true: points are relative to the sensor's pose at the reference time; false: each point is in the sensor's frame at
 *     its own time, as from a driver without motion compensation
 * @param threads number of casting threads, 1 or more; the result does not depend on it
 * @param shadow occlusion by the vehicle's own body, if there is any
 */
public record SweepSettings(long seed, boolean compensated, int threads, Optional<EgoShadow> shadow) {
    public SweepSettings {
        if (threads < 1 || threads > 256) {
            throw new IllegalArgumentException("a sweep needs 1 to 256 threads, got " + threads);
        }
    }

    /** Compensated, one thread, no occlusion by the vehicle. */
    public static SweepSettings of(long seed) {
        return new SweepSettings(seed, true, 1, Optional.empty());
    }
}
