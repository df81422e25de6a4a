package io.foresight.launch.view;

import io.foresight.serving.HostGuard;
import java.net.URI;
import java.util.Optional;

/**
 * Rejects requests of foreign pages. A page of another site may not open the stream (its {@code Origin} differs), and when the viewer
 * listens on loopback only, a foreign name that resolves to 127.0.0.1 is not accepted (DNS rebinding).
 */
final class SameOrigin {
    private final HostGuard hosts;

    SameOrigin(String bindHost) {
        this.hosts = new HostGuard(bindHost);
    }

    /** Why a request with this {@code Host} header is rejected; empty when it is accepted. */
    Optional<String> refuseHost(String host) {
        return hosts.refusal(host);
    }

    /** Why a WebSocket from this {@code Origin} is rejected; empty when it is accepted. */
    Optional<String> refuseOrigin(String origin, String host) {
        if (origin == null) {
            return Optional.of("an Origin header is required");
        }
        try {
            URI uri = URI.create(origin);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getAuthority() != null && uri.getAuthority().equalsIgnoreCase(host)) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            return Optional.of("the Origin header is not a valid address");
        }
        return Optional.of("pages of " + origin + " may not read this viewer's stream");
    }
}
