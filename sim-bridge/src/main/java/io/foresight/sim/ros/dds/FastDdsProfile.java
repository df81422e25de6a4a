package io.foresight.sim.ros.dds;

import io.foresight.sim.ros.dds.DdsException.Code;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The XML by which Fast DDS is told what to make; it has no other way in from Java.
 *
 * @param name under which the library knows it, once a process
 * @param xml ASCII
 */
record FastDdsProfile(String name, String xml) {
    /** Clipped by net.core.rmem_max and wmem_max. Without it 3.2 MB samples are lost between two processes. */
    static final int SOCKET_BUFFER_BYTES = 4 << 20;

    /** A listed machine is asked at the ports of its first participants. */
    static final int PARTICIPANTS_PER_PEER = 32;

    private static final AtomicLong NEXT = new AtomicLong();

    /** Participants; {@code enclave} is what ROS 2 looks for in the user data. */
    static FastDdsProfile participant(String name, DdsSettings settings) {
        String profile = "participant" + NEXT.incrementAndGet();
        String whitelist =
                settings.loopbackOnly() ? "<interfaceWhiteList><address>127.0.0.1</address></interfaceWhiteList>" : "";
        String xml = """
                <dds xmlns="http://www.eprosima.com/XMLSchemas/fastRTPS_Profiles"><profiles>
                <transport_descriptors><transport_descriptor><transport_id>udp-%1$s</transport_id><type>UDPv4</type>
                <sendBufferSize>%2$d</sendBufferSize><receiveBufferSize>%2$d</receiveBufferSize>%3$s
                </transport_descriptor></transport_descriptors>
                <participant profile_name="%1$s"><domainId>%4$d</domainId><rtps><name>%5$s</name>
                <builtin><discovery_config>%6$s<leaseDuration><sec>20</sec></leaseDuration>
                <leaseAnnouncement><sec>3</sec></leaseAnnouncement></discovery_config>%7$s</builtin>
                <userTransports><transport_id>udp-%1$s</transport_id></userTransports>
                <useBuiltinTransports>false</useBuiltinTransports>
                <userData><value>%8$s</value></userData></rtps></participant></profiles></dds>
                """.formatted(
                        profile,
                        SOCKET_BUFFER_BYTES,
                        whitelist,
                        settings.domain(),
                        escaped(name),
                        settings.range() == DiscoveryRange.OFF ? "<discoveryProtocol>NONE</discoveryProtocol>" : "",
                        initialPeers(settings),
                        HexFormat.ofDelimiter(".").formatHex("enclave=/;".getBytes(StandardCharsets.US_ASCII)));
        return new FastDdsProfile(profile, xml);
    }

    /**
     * With the library's heartbeat of 3 s, what is lost in a pause would be sent again, and an acknowledgement come, 3 s later. None between the
     * fragments of a sample: Cyclone DDS takes what the first heartbeat it hears counts as history, and would drop the rest of that sample.
     */
    static FastDdsProfile writer(Endpoint endpoint) {
        return endpoint(
                "publisher",
                "<times><heartbeatPeriod><nanosec>100000000</nanosec></heartbeatPeriod></times>"
                        + "<historyMemoryPolicy>DYNAMIC</historyMemoryPolicy>",
                "<disable_heartbeat_piggyback>true</disable_heartbeat_piggyback>",
                endpoint);
    }

    /**
     * Readers take memory of a fixed size a sample: the library then refuses larger ones, which its Java part would copy over the end of the
     * buffer it is given. The pages are the system's until something is written to them.
     */
    static FastDdsProfile reader(Endpoint endpoint) {
        return endpoint("subscriber", "<historyMemoryPolicy>PREALLOCATED</historyMemoryPolicy>", "", endpoint);
    }

    private static FastDdsProfile endpoint(String element, String more, String moreQos, Endpoint endpoint) {
        String profile = element + NEXT.incrementAndGet();
        Qos qos = endpoint.qos();
        String xml = """
                <dds xmlns="http://www.eprosima.com/XMLSchemas/fastRTPS_Profiles"><profiles>
                <%1$s profile_name="%2$s"><topic><kind>NO_KEY</kind><name>%3$s</name><dataType>%4$s</dataType>
                <historyQos><kind>KEEP_LAST</kind><depth>%5$d</depth></historyQos>
                <resourceLimitsQos><max_samples>%6$d</max_samples><allocated_samples>1</allocated_samples></resourceLimitsQos>
                </topic><qos><durability><kind>%7$s</kind></durability><reliability><kind>%8$s</kind></reliability>%10$s</qos>
                %9$s</%1$s></profiles></dds>
                """.formatted(
                        element,
                        profile,
                        endpoint.topic(),
                        endpoint.type(),
                        qos.depth(),
                        Math.max(5000, qos.depth()),
                        qos.durability(),
                        qos.reliability(),
                        more,
                        moreQos);
        return new FastDdsProfile(profile, xml);
    }

    /** Empty means the library's own: multicast. */
    private static String initialPeers(DdsSettings settings) {
        if (settings.range() == DiscoveryRange.OFF || settings.range() == DiscoveryRange.SYSTEM_DEFAULT) {
            return "";
        }
        int base = 7400 + 250 * settings.domain();
        StringBuilder peers = new StringBuilder("<initialPeersList>");
        if (settings.range() == DiscoveryRange.SUBNET || settings.loopbackOnly()) {
            locator(peers, "239.255.0.1", base);
        }
        List<String> machines = new ArrayList<>(List.of("127.0.0.1"));
        machines.addAll(addresses(settings.peers()));
        for (String machine : machines) {
            for (int i = 0; i < PARTICIPANTS_PER_PEER; i++) {
                locator(peers, machine, base + 10 + 2 * i);
            }
        }
        return peers.append("</initialPeersList>").toString();
    }

    private static void locator(StringBuilder to, String address, int port) {
        to.append("<locator><udpv4><address>")
                .append(address)
                .append("</address><port>")
                .append(port)
                .append("</port></udpv4></locator>");
    }

    private static List<String> addresses(List<String> peers) {
        List<String> found = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String peer : peers) {
            try {
                Arrays.stream(InetAddress.getAllByName(peer))
                        .filter(Inet4Address.class::isInstance)
                        .map(InetAddress::getHostAddress)
                        .findFirst()
                        .ifPresentOrElse(found::add, () -> problems.add("peer '" + peer + "' has no IPv4 address"));
            } catch (UnknownHostException e) {
                problems.add("peer '" + peer + "' is not known here by that name");
            }
        }
        if (!problems.isEmpty()) {
            throw new DdsException(Code.BAD_SETTINGS, String.join("; ", problems));
        }
        return found;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
