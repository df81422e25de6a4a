package io.foresight.sim.node.perceive;

import io.foresight.perception.serve.ClientConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Connection settings of the perception service.
 *
 * @param host name or address; empty: run the service in this process
 * @param port 1 to 65535
 * @param authority PEM file with the CA certificates that must have issued the service's certificate; empty: plaintext
 * @param answerWithin time without a reply to a frame after which the service counts as hung and the connection is opened again, 100 ms to
 *     10 min
 */
public record ServiceSettings(String host, int port, Optional<Path> authority, Duration answerWithin) {
    /** In this process; 5 s. */
    public static final ServiceSettings DEFAULT =
            new ServiceSettings("", 50051, Optional.empty(), Duration.ofSeconds(5));

    /** Checks the ranges (IllegalArgumentException). */
    public ServiceSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535, got " + port);
        }
        if (answerWithin.compareTo(Duration.ofMillis(100)) < 0 || answerWithin.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("answerWithin must be 100 ms to 10 min, got " + answerWithin);
        }
    }

    /** Whether the model runs in this process. */
    public boolean inProcess() {
        return host.isBlank();
    }

    /** A copy for a service on this machine's loopback interface. */
    public ServiceSettings onLoopback(int servedPort) {
        return new ServiceSettings("127.0.0.1", servedPort, Optional.empty(), answerWithin);
    }

    ClientConfig client() {
        ClientConfig plain = ClientConfig.plaintext(host, port).withDeadline(answerWithin);
        return authority.isPresent() ? plain.withAuthority(authority.get()) : plain;
    }
}
