package io.foresight.launch.foxglove;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may connect. Programs that are no web page (they send no origin, or one that is not of the web) may; pages only from this machine, from the
 * viewer's own site, or where the user says so: a page of anybody else would otherwise read what the robot sees. While only loopback listens, a
 * foreign name that was pointed at it is refused too (DNS rebinding).
 */
final class AllowedOrigins {
    /** Sites that open a connection of their own user's choosing. */
    static final Set<String> USUAL = Set.of("https://app.foxglove.dev", "https://lichtblick-suite.github.io");

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean loopbackOnly;
    private final Set<String> more;

    AllowedOrigins(String bindHost, Set<String> more) {
        this.loopbackOnly = isLoopback(bindHost);
        this.more = more;
    }

    /** Why a request with these headers is refused; empty when it may pass. */
    Optional<String> refusal(String host, String origin) {
        if (host == null || host.isBlank()) {
            return Optional.of("a Host header is required");
        }
        if (loopbackOnly && !LOOPBACK_NAMES.contains(withoutPort(host))) {
            return Optional.of("this server answers to localhost only, not to " + host);
        }
        if (origin == null || USUAL.contains(origin) || more.contains(origin)) {
            return Optional.empty();
        }
        if (origin.contains("://") && !origin.startsWith("http")) {
            return Optional.empty(); // a program; a page that hides where it comes from says "null"
        }
        try {
            String name = URI.create(origin).getHost();
            if (name != null && LOOPBACK_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            return Optional.of("the Origin header is no address");
        }
        return Optional.of("pages of " + origin + " may not read this stream; --allow-origin " + origin + " lets them");
    }

    static void requireOrigin(String text) {
        if (!text.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+")) {
            throw new IllegalArgumentException(
                    "an origin must look like https://viewer.example.com, without a path, got " + text);
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > host.lastIndexOf(']');
        return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // binding will fail and say so
        }
    }
}
