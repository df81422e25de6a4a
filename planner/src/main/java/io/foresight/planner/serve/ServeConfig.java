package io.foresight.planner.serve;

import io.foresight.core.text.Problems;
import io.foresight.serving.BadServeConfigException;
import io.foresight.serving.ConnectionTimes;
import io.foresight.serving.ListenHost;
import io.foresight.serving.ServeTls;
import io.foresight.serving.TransportConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * Configuration of the planner's service: address, limits, rules.
 *
 * @param host name or address to listen on; default loopback
 * @param port 0 to 65535; 0 selects a free one
 * @param tls certificates; empty: plaintext
 * @param allowPlaintextBeyondLoopback must be true to listen without TLS on an address that other machines can reach
 * @param limits on what clients send and request
 * @param decisions limits of decisions
 * @param drainTime time that calls in flight get to finish at shutdown
 * @param reflection whether clients may list the services
 */
public record ServeConfig(
        String host,
        int port,
        Optional<ServeTls> tls,
        boolean allowPlaintextBeyondLoopback,
        ServeLimits limits,
        DecisionRules decisions,
        Duration drainTime,
        boolean reflection) {
    /** Default port of the service. */
    public static final int DEFAULT_PORT = 50052;

    /** Loopback, plaintext, default port and limits. */
    public static final ServeConfig DEFAULT = new ServeConfig(
            "127.0.0.1",
            DEFAULT_PORT,
            Optional.empty(),
            false,
            ServeLimits.DEFAULT,
            DecisionRules.DEFAULT,
            Duration.ofSeconds(5),
            true);

    // episodes may be long, so connections last until one side closes them; gRPC treats 1000 days as unlimited
    private static final Duration NEVER = Duration.ofDays(1000);
    private static final ConnectionTimes CONNECTIONS = new ConnectionTimes(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            NEVER,
            NEVER,
            NEVER);

    /** @throws io.foresight.serving.BadServeConfigException naming every problem */
    public ServeConfig {
        Problems problems = new Problems();
        problems.requireWithin("port", port, 0, 65_535);
        problems.requireWithin("drain_time", drainTime, Duration.ZERO, Duration.ofMinutes(10));
        limits.collectProblems(problems);
        decisions.collectProblems(problems);
        tls.ifPresent(files -> files.collectProblems(problems));
        ListenHost.collectProblems(
                host,
                tls.isPresent() || allowPlaintextBeyondLoopback,
                "to let anyone on the network plan and drive episodes",
                problems);
        problems.throwIfAny(BadServeConfigException::new);
    }

    /** A copy with another port. */
    public ServeConfig withPort(int newPort) {
        return new ServeConfig(
                host, newPort, tls, allowPlaintextBeyondLoopback, limits, decisions, drainTime, reflection);
    }

    /** A copy with other limits. */
    public ServeConfig withLimits(ServeLimits newLimits) {
        return new ServeConfig(
                host, port, tls, allowPlaintextBeyondLoopback, newLimits, decisions, drainTime, reflection);
    }

    /** A copy with other rules for decisions. */
    public ServeConfig withDecisions(DecisionRules newRules) {
        return new ServeConfig(host, port, tls, allowPlaintextBeyondLoopback, limits, newRules, drainTime, reflection);
    }

    /** A copy with another drain time. */
    public ServeConfig withDrainTime(Duration newTime) {
        return new ServeConfig(host, port, tls, allowPlaintextBeyondLoopback, limits, decisions, newTime, reflection);
    }

    /** Whether the service can be reached only from this machine. */
    boolean loopback() {
        return ListenHost.loopback(host);
    }

    /** The settings of the transport. */
    TransportConfig transport() {
        return new TransportConfig(
                host, port, tls, limits.transport(), CONNECTIONS, reflection, "plan and drive episodes");
    }
}
