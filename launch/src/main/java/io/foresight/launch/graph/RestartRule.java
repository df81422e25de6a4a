package io.foresight.launch.graph;

import java.time.Duration;

/**
 * When a process is restarted. The waiting time doubles, without randomness: {@code delay}, twice that, four times that, up to {@code
 * max_delay}.
 *
 * @param policy when to restart
 * @param delay before the first restart
 * @param maxDelay maximum waiting time
 * @param attempts maximum number of restarts within a window; one more end means giving up
 * @param window time during which ends count
 */
public record RestartRule(Policy policy, Duration delay, Duration maxDelay, int attempts, Duration window) {
    /** When to restart. */
    public enum Policy {
        /** Never; an end with a code other than 0 means giving up. */
        NEVER,
        /** After an end with a code other than 0, by a signal, or before it was healthy. */
        ON_FAILURE,
        /** After every end. */
        ALWAYS
    }

    /** After failures: 1 s, 2 s, 4 s, 8 s, 16 s; gives up at the sixth failure within ten minutes. */
    public static final RestartRule DEFAULT = new RestartRule(
            Policy.ON_FAILURE, Duration.ofSeconds(1), Duration.ofSeconds(30), 5, Duration.ofMinutes(10));

    /** Checks the values. */
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
            throw new IllegalArgumentException("window must be more than 0 and at most 8760h, got " + window);
        }
    }

    /** The waiting time after the {@code count}-th end of a window, from 1. */
    Duration waitAfter(int count) {
        Duration wait = delay;
        for (int i = 1; i < count && wait.compareTo(maxDelay) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(maxDelay) < 0 ? wait : maxDelay;
    }
}
