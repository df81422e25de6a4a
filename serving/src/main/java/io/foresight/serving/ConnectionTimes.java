package io.foresight.serving;

import io.foresight.core.text.Problems;
import java.time.Duration;

/**
 * How long connections live.
 *
 * @param keepAliveEvery the service asks a silent client whether it is there
 * @param keepAliveTimeout and closes the connection when no answer comes within this
 * @param clientKeepAliveAtLeast a client that asks more often is sent away
 * @param maxIdle a connection without calls is closed after this
 * @param maxAge a connection is asked to go after this, so that clients spread again
 * @param maxAgeGrace calls get this long to finish then
 */
public record ConnectionTimes(
        Duration keepAliveEvery,
        Duration keepAliveTimeout,
        Duration clientKeepAliveAtLeast,
        Duration maxIdle,
        Duration maxAge,
        Duration maxAgeGrace) {
    /** Keepalive 30 s with 10 s to answer, at most every 5 s from clients, idle 5 min, age 12 h with 1 min grace. */
    public static final ConnectionTimes DEFAULT = new ConnectionTimes(
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofHours(12),
            Duration.ofMinutes(1));

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration WEEK = Duration.ofDays(7);

    /** Adds what is out of range, by keys such as {@code connections.max_idle}. */
    public void collectProblems(Problems problems) {
        problems.requireWithin("connections.keep_alive_every", keepAliveEvery, SECOND, WEEK);
        problems.requireWithin("connections.keep_alive_timeout", keepAliveTimeout, SECOND, WEEK);
        problems.requireWithin("connections.client_keep_alive_at_least", clientKeepAliveAtLeast, Duration.ZERO, WEEK);
        problems.requireWithin("connections.max_idle", maxIdle, SECOND, WEEK);
        problems.requireWithin("connections.max_age", maxAge, SECOND, WEEK);
        problems.requireWithin("connections.max_age_grace", maxAgeGrace, Duration.ZERO, WEEK);
    }
}
