package io.foresight.launch.foxglove;

import java.util.Set;

/**
 * Where viewers connect and what a slow one costs.
 *
 * @param host address to bind; {@code 127.0.0.1} unless others are meant to look
 * @param port 0 takes any free one
 * @param name shown by the viewer, 1 to 120 characters
 * @param simulatedTime the server tells the time ({@link FoxgloveServer#time}); the viewer's clock stands still otherwise
 * @param backlogBytes most that waits for one client, 64 KiB to 1 GiB; what is older goes first
 * @param origins web pages that may connect beside {@link AllowedOrigins#USUAL} and this machine's own, such as {@code https://viewer.example.com}
 */
public record FoxgloveConfig(
        String host, int port, String name, boolean simulatedTime, int backlogBytes, Set<String> origins) {
    /** The port that viewers propose. */
    public static final int USUAL_PORT = 8765;

    private static final int USUAL_BACKLOG = 64 << 20;
    private static final int LEAST_BACKLOG = 64 << 10;
    private static final int MOST_BACKLOG = 1 << 30;

    /** Checks. */
    public FoxgloveConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("foxglove host must be a name or an address, got \"" + host + "\"");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("foxglove port must be 0 to 65535, got " + port);
        }
        if (name.isBlank() || name.length() > 120) {
            throw new IllegalArgumentException("foxglove name must have 1 to 120 characters, got " + name.length());
        }
        if (backlogBytes < LEAST_BACKLOG || backlogBytes > MOST_BACKLOG) {
            throw new IllegalArgumentException(
                    "foxglove backlogBytes must be " + LEAST_BACKLOG + " to " + MOST_BACKLOG + ", got " + backlogBytes);
        }
        origins = Set.copyOf(origins);
        origins.forEach(AllowedOrigins::requireOrigin);
    }

    /** For this machine's viewers and the viewer's own site, by the computer's clock, 64 MiB a client. */
    public static FoxgloveConfig local(int port, String name) {
        return new FoxgloveConfig("127.0.0.1", port, name, false, USUAL_BACKLOG, Set.of());
    }

    /** The same at another address. */
    public FoxgloveConfig at(String address) {
        return new FoxgloveConfig(address, port, name, simulatedTime, backlogBytes, origins);
    }

    /** The same with at most so much waiting for one client. */
    public FoxgloveConfig withBacklog(int bytes) {
        return new FoxgloveConfig(host, port, name, simulatedTime, bytes, origins);
    }

    /** The same, which tells the time. */
    public FoxgloveConfig tellingTime() {
        return new FoxgloveConfig(host, port, name, true, backlogBytes, origins);
    }

    /** The same, open to these pages too. */
    public FoxgloveConfig allowing(Set<String> pages) {
        return new FoxgloveConfig(host, port, name, simulatedTime, backlogBytes, pages);
    }
}
