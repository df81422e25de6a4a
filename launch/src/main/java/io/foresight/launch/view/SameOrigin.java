package io.foresight.launch.view;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps other people's pages out. A page of another site may not open the stream (its {@code Origin} differs), and when the viewer
 * listens on loopback only, a name that someone else pointed at 127.0.0.1 is no name of ours (DNS rebinding).
 */
final class SameOrigin {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean loopbackOnly;

    SameOrigin(String bindHost) {
        this.loopbackOnly = isLoopback(bindHost);
    }

    /** Why a request with this {@code Host} header is refused; empty when it may pass. */
    Optional<String> refuseHost(String host) {
        if (host == null || host.isBlank()) {
            return Optional.of("a Host header is required");
        }
        if (loopbackOnly && !LOOPBACK_NAMES.contains(withoutPort(host))) {
            return Optional.of("this viewer answers to localhost only, not to " + host);
        }
        return Optional.empty();
    }

    /** Why a WebSocket from this {@code Origin} is refused; empty when it may pass. */
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
            return Optional.of("the Origin header is no address");
        }
        return Optional.of("pages of " + origin + " may not read this viewer's stream");
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
