package io.foresight.serving;

import io.foresight.core.text.Problems;
import java.time.Duration;

/**
 * Lifetime of connections.
 *
 * @param maxHandshake time until a new connection's first bytes, and until TLS is agreed upon; then it is closed
 * @param keepAliveEvery interval at which the service sends keepalive pings to a silent client
 * @param keepAliveTimeout time without an answer to a ping after which the connection is closed
 * @param clientKeepAliveAtLeast minimum interval of a client's pings; a client that sends more often is disconnected
 * @param maxIdle time without calls after which a connection is closed; a sensor's stream without frames is ended after it, too
 * @param maxAge time after which a client is asked to reconnect, so that clients are distributed again
 * @param maxAgeGrace time that calls get to finish after that
 */
public record ConnectionTimes(
        Duration maxHandshake,
        Duration keepAliveEvery,
        Duration keepAliveTimeout,
        Duration clientKeepAliveAtLeast,
        Duration maxIdle,
        Duration maxAge,
        Duration maxAgeGrace) {
    /** Handshake 10 s, keepalive every 30 s with 10 s to answer, at most every 5 s from clients, idle 5 min, age 12 h with 1 min grace. */
    public static final ConnectionTimes DEFAULT = new ConnectionTimes(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofHours(12),
            Duration.ofMinutes(1));

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration WEEK = Duration.ofDays(7);

    /** Adds a problem for each value out of range, with keys such as {@code connections.max_idle}. */
    public void collectProblems(Problems problems) {
        problems.requireWithin("connections.max_handshake", maxHandshake, SECOND, WEEK);
        problems.requireWithin("connections.keep_alive_every", keepAliveEvery, SECOND, WEEK);
        problems.requireWithin("connections.keep_alive_timeout", keepAliveTimeout, SECOND, WEEK);
        problems.requireWithin("connections.client_keep_alive_at_least", clientKeepAliveAtLeast, Duration.ZERO, WEEK);
        problems.requireWithin("connections.max_idle", maxIdle, SECOND, WEEK);
        problems.requireWithin("connections.max_age", maxAge, SECOND, WEEK);
        problems.requireWithin("connections.max_age_grace", maxAgeGrace, Duration.ZERO, WEEK);
    }
}
