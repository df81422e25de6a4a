package io.foresight.reflect.serve;

import io.foresight.core.text.Problems;
import io.foresight.planner.serve.DecisionRules;
import io.foresight.serving.BadServeConfigException;
import io.foresight.serving.ConnectionTimes;
import io.foresight.serving.ListenHost;
import io.foresight.serving.ServeTls;
import io.foresight.serving.TransportConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * How the reflective service listens and what it takes.
 *
 * @param host name or address to listen on; loopback unless told otherwise
 * @param port 0 to 65535; 0 takes a free one
 * @param tls certificates; empty: plaintext
 * @param allowPlaintextBeyondLoopback must be true to listen without TLS on an address that other machines reach
 * @param limits on what clients send and ask for
 * @param decisions what one may cost
 * @param drainTime that calls in flight get to finish at a stop
 * @param reflection may clients list the services?
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
    /** Port of the service unless configured. */
    public static final int DEFAULT_PORT = 50053;

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

    /** @throws BadServeConfigException naming every problem */
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
                "to let anyone on the network send pictures and have decisions made",
                problems);
        problems.throwIfAny(BadServeConfigException::new);
    }

    /** The same on another port; 0 takes a free one. */
    public ServeConfig withPort(int newPort) {
        return new ServeConfig(
                host, newPort, tls, allowPlaintextBeyondLoopback, limits, decisions, drainTime, reflection);
    }

    /** The same with other limits. */
    public ServeConfig withLimits(ServeLimits newLimits) {
        return new ServeConfig(
                host, port, tls, allowPlaintextBeyondLoopback, newLimits, decisions, drainTime, reflection);
    }

    /** For the transport. */
    TransportConfig transport() {
        return new TransportConfig(
                host,
                port,
                tls,
                limits.transport(),
                ConnectionTimes.DEFAULT,
                reflection,
                "send pictures and have decisions made");
    }
}
