package io.foresight.ros2.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** This machine's IPv4 network interfaces at the time when the observer was opened. */
final class Interfaces {
    private static final int MAX_ADDRESSES = 8;

    private final List<NetworkInterface> multicast = new ArrayList<>();
    private final List<InetAddress> addresses = new ArrayList<>();

    /** @param loopbackOnly whether to use loopback interfaces only */
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

    /** The interfaces on which a multicast group can be joined. */
    List<NetworkInterface> multicast() {
        return multicast;
    }

    /** Addresses at which other machines can reach this one; loopback excluded. */
    List<InetAddress> addresses() {
        return addresses.subList(0, Math.min(MAX_ADDRESSES, addresses.size()));
    }

    /** Whether a datagram with this source address was sent on this machine. */
    boolean isHere(InetAddress from) {
        return from.isLoopbackAddress() || addresses.contains(from);
    }
}
