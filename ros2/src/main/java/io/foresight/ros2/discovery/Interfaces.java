package io.foresight.ros2.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** This machine's network interfaces with IPv4, as they were when the observer was opened. */
final class Interfaces {
    private static final int MAX_ADDRESSES = 8;

    private final List<NetworkInterface> multicast = new ArrayList<>();
    private final List<InetAddress> addresses = new ArrayList<>();

    /** @param loopbackOnly whether those that leave the machine are left out */
    Interfaces(boolean loopbackOnly) throws SocketException {
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (!each.isUp() || loopbackOnly && !each.isLoopback()) {
                continue;
            }
            List<InetAddress> here =
                    each.inetAddresses().filter(Inet4Address.class::isInstance).toList();
            if (!here.isEmpty() && each.supportsMulticast()) {
                multicast.add(each);
            }
            here.stream().filter(address -> !address.isLoopbackAddress()).forEach(addresses::add);
        }
    }

    /** Those over which a group can be reached. */
    List<NetworkInterface> multicast() {
        return multicast;
    }

    /** Addresses that others may reach this machine at; without those of the loopback. */
    List<InetAddress> addresses() {
        return addresses.subList(0, Math.min(MAX_ADDRESSES, addresses.size()));
    }

    /** Whether a datagram from there was sent on this machine. */
    boolean isHere(InetAddress from) {
        return from.isLoopbackAddress() || addresses.contains(from);
    }
}
