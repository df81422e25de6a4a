package io.foresight.serving;

import io.foresight.core.text.Problems;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The address that a service listens on. */
public final class ListenHost {
    private ListenHost() {}

    /**
     * Adds the problems of a host.
     *
     * @param mayLeaveLoopback whether other machines may reach the service
     * @param risk consequence of plaintext on the network, such as {@code to send point clouds unencrypted}
     */
    public static void collectProblems(String host, boolean mayLeaveLoopback, String risk, Problems problems) {
        try {
            if (host.isBlank()) {
                problems.add("host must not be empty; 0.0.0.0 listens on every address");
            } else if (!InetAddress.getByName(host).isLoopbackAddress() && !mayLeaveLoopback) {
                problems.add("host " + host + " is reachable from other machines: configure tls, or set"
                        + " allow_plaintext_beyond_loopback: true " + risk);
            }
        } catch (UnknownHostException e) {
            problems.add("host is not a known name or address: " + host);
        }
    }

    /** Whether a checked host can be reached only from this machine. */
    public static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("host was checked: " + host, e);
        }
    }
}
