package io.foresight.launch.foxglove;

import java.util.Set;

/**
 * Settings of the server: address, and limits for slow viewers.
 *
 * @param host address to bind; {@code 127.0.0.1} unless other machines may connect
 * @param port 0 selects a free one
 * @param name shown by the viewer, 1 to 120 characters
 * @param simulatedTime whether the server sends the time ({@link FoxgloveServer#time}); otherwise viewers use the message times
 * @param backlogBytes maximum size of messages waiting for one client, 64 KiB to 1 GiB; the oldest are dropped first
 * @param origins web pages that may connect in addition to {@link AllowedOrigins#USUAL} and this machine's own, such as {@code
 *     https://viewer.example.com}
 */
public record FoxgloveConfig(
        String host, int port, String name, boolean simulatedTime, int backlogBytes, Set<String> origins) {
    /** The default port of viewers. */
    public static final int USUAL_PORT = 8765;

    private static final int USUAL_BACKLOG = 64 << 20;
    private static final int LEAST_BACKLOG = 64 << 10;
    private static final int MOST_BACKLOG = 1 << 30;

    /** Checks the values. */
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

    /** For viewers on this machine and the viewer's own site, with the computer's clock, 64 MiB per client. */
    public static FoxgloveConfig local(int port, String name) {
        return new FoxgloveConfig("127.0.0.1", port, name, false, USUAL_BACKLOG, Set.of());
    }

    /** A copy with another address. */
    public FoxgloveConfig at(String address) {
        return new FoxgloveConfig(address, port, name, simulatedTime, backlogBytes, origins);
    }

    /** A copy with another limit of messages waiting for one client. */
    public FoxgloveConfig withBacklog(int bytes) {
        return new FoxgloveConfig(host, port, name, simulatedTime, bytes, origins);
    }

    /** A copy that sends the time. */
    public FoxgloveConfig tellingTime() {
        return new FoxgloveConfig(host, port, name, true, backlogBytes, origins);
    }

    /** A copy that also allows these pages. */
    public FoxgloveConfig allowing(Set<String> pages) {
        return new FoxgloveConfig(host, port, name, simulatedTime, backlogBytes, pages);
    }
}
