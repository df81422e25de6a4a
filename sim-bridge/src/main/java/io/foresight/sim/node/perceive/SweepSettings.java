package io.foresight.sim.node.perceive;

import java.time.Duration;

/**
 * How sweeps are assembled from messages.
 *
 * @param mode what one message contains
 * @param period of a frame in mode PERIOD, 1 ms to 10 s
 * @param maxAge parts older than this, by their stamps, are dropped when a newer one arrives; 1 ms to 60 s and not below the period
 * @param maxParts maximum number of parts of one frame, 1 to 100,000; with more, the frame counts as complete
 */
public record SweepSettings(SweepMode mode, Duration period, Duration maxAge, int maxParts) {
    private static final Duration LEAST = Duration.ofMillis(1);

    /** Automatic mode; period of 100 ms, parts of at most one second, at most 4096 parts. */
    public static final SweepSettings DEFAULT =
            new SweepSettings(SweepMode.AUTO, Duration.ofMillis(100), Duration.ofSeconds(1), 4096);

    /** Checks the ranges (IllegalArgumentException). */
    public SweepSettings {
        if (period.compareTo(LEAST) < 0 || period.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("period must be 1 ms to 10 s, got " + period.toMillis() + " ms");
        }
        if (maxAge.compareTo(LEAST) < 0 || maxAge.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("maxAge must be 1 ms to 60 s, got " + maxAge.toMillis() + " ms");
        }
        if (mode == SweepMode.PERIOD && maxAge.compareTo(period) < 0) {
            throw new IllegalArgumentException("maxAge (" + maxAge.toMillis() + " ms) must not be below the period ("
                    + period.toMillis() + " ms)");
        }
        if (maxParts < 1 || maxParts > 100_000) {
            throw new IllegalArgumentException("maxParts must be 1 to 100000, got " + maxParts);
        }
    }
}
