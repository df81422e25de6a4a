package io.foresight.serving;

import io.foresight.core.text.ShownText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Rejects foreign host names: when a server listens on loopback only, a foreign name that resolves to 127.0.0.1 is not accepted (DNS
 * rebinding).
 */
public final class HostGuard {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean loopbackOnly;

    /** Creates a guard for a server that listens on this host. */
    public HostGuard(String bindHost) {
        this.loopbackOnly = isLoopbackAddress(bindHost);
    }

    /** Why a request with this {@code Host} header is rejected; empty when it is accepted. */
    public Optional<String> refusal(String host) {
        if (host == null || host.isBlank()) {
            return Optional.of("a Host header is required");
        }
        if (loopbackOnly && !isLoopbackName(withoutPort(host))) {
            return Optional.of("this server answers to localhost only, not to " + ShownText.name(host));
        }
        return Optional.empty();
    }

    /** Whether this is a name by which a browser addresses its own machine, without a port. */
    public static boolean isLoopbackName(String name) {
        return LOOPBACK_NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > host.lastIndexOf(']');
        return port ? host.substring(0, colon) : host;
    }

    private static boolean isLoopbackAddress(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // binding will fail with an error message
        }
    }
}
