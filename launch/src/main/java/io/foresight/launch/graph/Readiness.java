package io.foresight.launch.graph;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * When a process counts as healthy: immediately if nothing is set, otherwise when the condition holds.
 *
 * @param grpc loopback port whose {@code grpc.health.v1} service must report SERVING
 * @param tcp loopback port that must accept a connection
 * @param line regular expression that must match in a line of output
 * @param exits whether it must end with code 0
 * @param within maximum time until then; a longer time is a failure
 * @param lost maximum time that {@code grpc} or {@code tcp} may fail afterwards; a longer time is a failure; zero: not checked
 */
public record Readiness(
        Optional<Integer> grpc,
        Optional<Integer> tcp,
        Optional<String> line,
        boolean exits,
        Duration within,
        Duration lost) {
    /** Healthy as soon as it is started. */
    public static final Readiness DEFAULT = new Readiness(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Duration.ofSeconds(60),
            Duration.ofSeconds(30));

    /** Checks the values. */
    public Readiness {
        int asked = (grpc.isPresent() ? 1 : 0) + (tcp.isPresent() ? 1 : 0) + (line.isPresent() ? 1 : 0);
        if (asked + (exits ? 1 : 0) > 1) {
            throw new IllegalArgumentException("only one of grpc, tcp, line and exits may be given");
        }
        requirePort("grpc", grpc);
        requirePort("tcp", tcp);
        line.ifPresent(Readiness::compile);
        if (within.isZero() || within.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("within must be more than 0 and at most 24h, got " + within);
        }
        if (lost.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("lost must be at most 24h, got " + lost);
        }
    }

    /** The port of the condition. */
    Optional<Integer> port() {
        return grpc.or(() -> tcp);
    }

    /** A description of the condition, for people. */
    String described() {
        return grpc.map(port -> "gRPC health on port " + port)
                .or(() -> tcp.map(port -> "port " + port))
                .or(() -> line.map(text -> "a line with " + text))
                .orElse(exits ? "its end" : "its start");
    }

    private static void requirePort(String name, Optional<Integer> port) {
        port.ifPresent(number -> {
            if (number < 1 || number > 65535) {
                throw new IllegalArgumentException(name + " must be a port, 1 to 65535, got " + number);
            }
        });
    }

    private static void compile(String text) {
        try {
            Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "line must be a regular expression, got " + text + " (" + e.getDescription() + ")", e);
        }
    }
}
