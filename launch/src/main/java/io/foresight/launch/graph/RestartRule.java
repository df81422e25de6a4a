package io.foresight.launch.graph;

import java.time.Duration;

/**
 * What happens when a process ends. The waits double, without chance: {@code delay}, twice that, four times that, up to {@code max_delay}.
 *
 * @param policy when to start it again
 * @param delay before the first new start
 * @param maxDelay longest wait
 * @param attempts new starts within a window; one more end gives up
 * @param window how far back ends count
 */
public record RestartRule(Policy policy, Duration delay, Duration maxDelay, int attempts, Duration window) {
    /** When to start again. */
    public enum Policy {
        /** An end with another code than 0 gives up. */
        NEVER,
        /** After an end with another code than 0, by a signal, or before it was healthy. */
        ON_FAILURE,
        /** After every end. */
        ALWAYS
    }

    /** After failures: 1 s, 2 s, 4 s, 8 s, 16 s; the sixth failure within ten minutes gives up. */
    public static final RestartRule DEFAULT = new RestartRule(
            Policy.ON_FAILURE, Duration.ofSeconds(1), Duration.ofSeconds(30), 5, Duration.ofMinutes(10));

    /** Checks. */
    public RestartRule {
        if (maxDelay.compareTo(delay) < 0) {
            throw new IllegalArgumentException("maxDelay must be at least delay, got " + maxDelay + " < " + delay);
        }
        if (maxDelay.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("maxDelay must be at most 24h, got " + maxDelay);
        }
        if (attempts < 1 || attempts > 10_000) {
            throw new IllegalArgumentException("attempts must be 1 to 10000, got " + attempts);
        }
        if (window.isZero() || window.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("window must be more than nothing and at most 8760h, got " + window);
        }
    }

    /** The wait after the {@code count}-th end of a window, from 1. */
    Duration waitAfter(int count) {
        Duration wait = delay;
        for (int i = 1; i < count && wait.compareTo(maxDelay) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(maxDelay) < 0 ? wait : maxDelay;
    }
}
