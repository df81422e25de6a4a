package io.foresight.launch.foxglove;

import io.foresight.launch.http.HostGuard;
import java.net.URI;
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

    private final HostGuard hosts;
    private final Set<String> more;

    AllowedOrigins(String bindHost, Set<String> more) {
        this.hosts = new HostGuard(bindHost);
        this.more = more;
    }

    /** Why a request with these headers is refused; empty when it may pass. */
    Optional<String> refusal(String host, String origin) {
        Optional<String> refusal = hosts.refusal(host);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (origin == null || USUAL.contains(origin) || more.contains(origin)) {
            return Optional.empty();
        }
        if (origin.contains("://") && !origin.startsWith("http")) {
            return Optional.empty(); // a program; a page that hides where it comes from says "null"
        }
        try {
            String name = URI.create(origin).getHost();
            if (name != null && HostGuard.isLoopbackName(name)) {
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
}
