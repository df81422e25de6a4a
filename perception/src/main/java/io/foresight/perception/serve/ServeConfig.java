package io.foresight.perception.serve;

import io.foresight.core.text.Problems;
import io.foresight.perception.mount.OwnVehicle;
import io.foresight.serving.BadServeConfigException;
import io.foresight.serving.ConnectionTimes;
import io.foresight.serving.ListenHost;
import io.foresight.serving.ServeTls;
import io.foresight.serving.TransportConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * Configuration of the perception service: address, limits, rules.
 *
 * @param host name or address to listen on; default loopback
 * @param port 0 to 65535; 0 selects a free one
 * @param tls certificates; empty: plaintext
 * @param allowPlaintextBeyondLoopback must be true to listen without TLS on an address that other machines can reach
 * @param limits on what clients send
 * @param connections lifetime of connections
 * @param times when frames count as too old or out of order
 * @param ownVehicle footprint of the vehicle that carries the sensor; empty: derived from each sweep
 * @param engineFaultsBeforeNotServing consecutive engine faults after which health reports NOT_SERVING
 * @param drainTime time that calls in flight get to finish at shutdown
 * @param metricsPort of the metrics page on loopback; 0 selects a free one, -1 disables the page
 * @param reflection whether clients may list the services
 */
public record ServeConfig(
        String host,
        int port,
        Optional<ServeTls> tls,
        boolean allowPlaintextBeyondLoopback,
        ServeLimits limits,
        ConnectionTimes connections,
        TimeRules times,
        Optional<OwnVehicle> ownVehicle,
        int engineFaultsBeforeNotServing,
        Duration drainTime,
        int metricsPort,
        boolean reflection) {
    /** Default port of the service. */
    public static final int DEFAULT_PORT = 50051;
    /** Default port of the metrics page. */
    public static final int DEFAULT_METRICS_PORT = 9464;

    /** Loopback, plaintext, default ports and limits. */
    public static final ServeConfig DEFAULT = new ServeConfig(
            "127.0.0.1",
            DEFAULT_PORT,
            Optional.empty(),
            false,
            ServeLimits.DEFAULT,
            ConnectionTimes.DEFAULT,
            TimeRules.DEFAULT,
            Optional.empty(),
            5,
            Duration.ofSeconds(5),
            DEFAULT_METRICS_PORT,
            true);

    /** @throws io.foresight.serving.BadServeConfigException naming every problem */
    public ServeConfig {
        Problems problems = new Problems();
        problems.requireWithin("port", port, 0, 65_535);
        problems.requireWithin("metrics_port", metricsPort, -1, 65_535);
        if (port != 0 && port == metricsPort) {
            problems.add("metrics_port must differ from port, both are " + port);
        }
        problems.requireWithin("engine_faults_before_not_serving", engineFaultsBeforeNotServing, 1, 1000);
        problems.requireWithin("drain_time", drainTime, Duration.ZERO, Duration.ofMinutes(10));
        limits.collectProblems(problems);
        connections.collectProblems(problems);
        times.collectProblems(problems);
        tls.ifPresent(files -> files.collectProblems(problems));
        ListenHost.collectProblems(
                host, tls.isPresent() || allowPlaintextBeyondLoopback, "to send point clouds unencrypted", problems);
        problems.throwIfAny(BadServeConfigException::new);
    }

    /** A copy with another port; 0 selects a free one. */
    public ServeConfig withPort(int newPort) {
        return new ServeConfig(
                host,
                newPort,
                tls,
                allowPlaintextBeyondLoopback,
                limits,
                connections,
                times,
                ownVehicle,
                engineFaultsBeforeNotServing,
                drainTime,
                metricsPort,
                reflection);
    }

    /** A copy with another port of the metrics page; 0 selects a free one, -1 disables the page. */
    public ServeConfig withMetricsPort(int newPort) {
        return new ServeConfig(
                host,
                port,
                tls,
                allowPlaintextBeyondLoopback,
                limits,
                connections,
                times,
                ownVehicle,
                engineFaultsBeforeNotServing,
                drainTime,
                newPort,
                reflection);
    }

    /** A copy with other limits. */
    public ServeConfig withLimits(ServeLimits newLimits) {
        return new ServeConfig(
                host,
                port,
                tls,
                allowPlaintextBeyondLoopback,
                newLimits,
                connections,
                times,
                ownVehicle,
                engineFaultsBeforeNotServing,
                drainTime,
                metricsPort,
                reflection);
    }

    /** A copy with certificates. */
    public ServeConfig withTls(ServeTls files) {
        return new ServeConfig(
                host,
                port,
                Optional.of(files),
                allowPlaintextBeyondLoopback,
                limits,
                connections,
                times,
                ownVehicle,
                engineFaultsBeforeNotServing,
                drainTime,
                metricsPort,
                reflection);
    }

    /** A copy with another drain time. */
    public ServeConfig withDrainTime(Duration newTime) {
        return new ServeConfig(
                host,
                port,
                tls,
                allowPlaintextBeyondLoopback,
                limits,
                connections,
                times,
                ownVehicle,
                engineFaultsBeforeNotServing,
                newTime,
                metricsPort,
                reflection);
    }

    /** A copy with other time rules. */
    public ServeConfig withTimes(TimeRules newTimes) {
        return new ServeConfig(
                host,
                port,
                tls,
                allowPlaintextBeyondLoopback,
                limits,
                connections,
                newTimes,
                ownVehicle,
                engineFaultsBeforeNotServing,
                drainTime,
                metricsPort,
                reflection);
    }

    /** Whether the service can be reached only from this machine. */
    boolean loopback() {
        return ListenHost.loopback(host);
    }

    /** The settings of the transport. */
    TransportConfig transport() {
        return new TransportConfig(
                host, port, tls, limits.transport(), connections, reflection, "read and send frames");
    }
}
