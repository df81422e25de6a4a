package io.foresight.launch.foxglove;

import io.foresight.core.text.ShownText;
import io.foresight.serving.HostGuard;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who may connect. Programs that are not web pages (they send no origin, or a non-web one) may connect. Pages may connect only from
 * this machine, from the viewer's own site, or from sites allowed by the user: other pages could otherwise read the robot's data. While the
 * server listens on loopback only, foreign host names that resolve to it are rejected, too (DNS rebinding).
 */
final class AllowedOrigins {
    /** Sites of viewers, which connect only where their user tells them to. */
    static final Set<String> USUAL = Set.of("https://app.foxglove.dev", "https://lichtblick-suite.github.io");

    private final HostGuard hosts;
    private final Set<String> more;

    AllowedOrigins(String bindHost, Set<String> more) {
        this.hosts = new HostGuard(bindHost);
        this.more = more;
    }

    /** Why a request with these headers is rejected; empty when it is accepted. */
    Optional<String> refusal(String host, String origin) {
        Optional<String> refusal = hosts.refusal(host);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (origin == null || USUAL.contains(origin) || more.contains(origin)) {
            return Optional.empty();
        }
        if (origin.contains("://") && !origin.startsWith("http")) {
            return Optional.empty(); // a program; a page without a known origin sends "null"
        }
        try {
            String name = URI.create(origin).getHost();
            if (name != null && HostGuard.isLoopbackName(name)) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            return Optional.of("the Origin header is not a valid address");
        }
        String shown = ShownText.name(origin);
        return Optional.of(
                "pages of " + shown + " may not read this stream; use --allow-origin " + shown + " to allow them");
    }

    static void requireOrigin(String text) {
        if (!text.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+")) {
            throw new IllegalArgumentException(
                    "an origin must have the form https://viewer.example.com, without a path, got " + text);
        }
    }
}
