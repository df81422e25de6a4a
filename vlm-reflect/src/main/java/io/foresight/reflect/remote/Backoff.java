package io.foresight.reflect.remote;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before another try: twice as long after each failure, up to a bound, and of that a random share between a half and
 * all of it, so that clients that failed together do not come back together.
 *
 * @param first longest pause after the first failure
 * @param longest of any pause
 */
record Backoff(Duration first, Duration longest) {
    /** Half a second at first, 30 s at most. */
    static final Backoff USUAL = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private static final int MOST_DOUBLINGS = 30;

    Duration pause(int failures, RandomGenerator random) {
        double full = first.toNanos() * (double) (1L << Math.min(failures - 1, MOST_DOUBLINGS));
        double bounded = Math.min(full, (double) longest.toNanos());
        return Duration.ofNanos(Math.round(bounded * random.nextDouble(0.5, 1)));
    }
}
