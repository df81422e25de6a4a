package io.foresight.sim.node.perceive;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses between attempts: 0.25 s, doubled each time up to 4 s, each varied randomly by up to a fifth. Not thread-safe. */
final class BackOff {
    private static final double FIRST_SECONDS = 0.25;
    private static final double LONGEST_SECONDS = 4;
    private static final double SPREAD = 0.2;

    private final RandomGenerator random;
    private double next = FIRST_SECONDS;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    /** The pause before the next attempt. */
    Duration next() {
        double pause = next * (1 + SPREAD * (2 * random.nextDouble() - 1));
        next = Math.min(LONGEST_SECONDS, 2 * next);
        return Duration.ofNanos((long) (pause * 1e9));
    }

    /** The attempt succeeded. */
    void reset() {
        next = FIRST_SECONDS;
    }
}
