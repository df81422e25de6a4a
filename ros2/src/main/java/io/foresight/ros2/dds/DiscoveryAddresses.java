package io.foresight.ros2.dds;

import io.foresight.core.text.Problems;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The addresses used for discovery in a domain: ports of the RTPS standard, the multicast group, this machine and the listed peers. */
public final class DiscoveryAddresses {
    /** Number of participant ports contacted on this machine: all that a domain has before the next one's begin. */
    public static final int PARTICIPANTS_HERE = 120;

    /** Number of participant ports contacted on each listed peer. */
    public static final int PARTICIPANTS_PER_PEER = 32;

    private static final String GROUP = "239.255.0.1";
    private static final String THIS_MACHINE = "127.0.0.1";

    private DiscoveryAddresses() {}

    /** The UDP port of a domain's multicast. */
    public static int multicastPort(int domain) {
        return 7400 + 250 * domain;
    }

    /** The UDP port on which the participant with that index (from 0) on a machine receives discovery traffic. */
    public static int participantPort(int domain, int index) {
        return multicastPort(domain) + 10 + 2 * index;
    }

    /** The group and port of a domain's multicast. */
    public static InetSocketAddress multicast(int domain) {
        return new InetSocketAddress(numeric(GROUP), multicastPort(domain));
    }

    /**
     * The first participants' ports on this machine and on the listed peers; empty for ranges without unicast discovery.
     *
     * @throws DdsException BAD_SETTINGS listing the peers whose names cannot be resolved
     */
    public static List<InetSocketAddress> unicast(DdsSettings settings) {
        if (settings.range() == DiscoveryRange.OFF || settings.range() == DiscoveryRange.SYSTEM_DEFAULT) {
            return List.of();
        }
        List<InetSocketAddress> addresses = new ArrayList<>();
        add(numeric(THIS_MACHINE), PARTICIPANTS_HERE, settings.domain(), addresses);
        for (InetAddress peer : resolved(settings.peers())) {
            add(peer, PARTICIPANTS_PER_PEER, settings.domain(), addresses);
        }
        return addresses;
    }

    private static void add(InetAddress machine, int participants, int domain, List<InetSocketAddress> to) {
        for (int i = 0; i < participants; i++) {
            to.add(new InetSocketAddress(machine, participantPort(domain, i)));
        }
    }

    private static InetAddress numeric(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("a numeric address needs no look-up: " + address, e);
        }
    }

    private static List<InetAddress> resolved(List<String> peers) {
        List<InetAddress> found = new ArrayList<>();
        Problems problems = new Problems();
        for (String peer : peers) {
            try {
                Arrays.stream(InetAddress.getAllByName(peer))
                        .filter(Inet4Address.class::isInstance)
                        .findFirst()
                        .ifPresentOrElse(found::add, () -> problems.add("peer '" + peer + "' has no IPv4 address"));
            } catch (UnknownHostException e) {
                problems.add("peer '" + peer + "' cannot be resolved: check the name or use its IPv4 address");
            }
        }
        problems.throwIfAny(DdsSettings::refusal);
        return found;
    }
}
