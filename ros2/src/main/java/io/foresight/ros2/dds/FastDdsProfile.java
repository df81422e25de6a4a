package io.foresight.ros2.dds;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * XML profiles that configure Fast DDS; from Java it can only be configured by XML.
 *
 * @param name under which the library knows the profile, unique in the process
 * @param xml ASCII
 */
record FastDdsProfile(String name, String xml) {
    /** Limited by net.core.rmem_max and wmem_max. With smaller buffers, 3.2 MB samples are lost between two processes. */
    static final int SOCKET_BUFFER_BYTES = 4 << 20;

    private static final AtomicLong NEXT = new AtomicLong();

    /** Profile of a participant; {@code enclave} is what ROS 2 expects in the user data. */
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
                        octets("enclave=/;"));
        return new FastDdsProfile(profile, xml);
    }

    /**
     * Profile of a writer. Heartbeats make readers request missing samples: with the library's default period of 3 s that is 3 s late, and
     * with 0.1 s a reader with a small socket buffer for large samples never catches up. No heartbeats are sent between the fragments of a
     * sample: Cyclone DDS treats the samples counted in the first heartbeat it receives as history, and would drop the rest of that sample.
     */
    static FastDdsProfile writer(Endpoint endpoint) {
        return endpoint(
                "publisher",
                "<times><heartbeatPeriod><nanosec>20000000</nanosec></heartbeatPeriod><nackResponseDelay><nanosec>1000000</nanosec></nackResponseDelay></times>"
                        + "<historyMemoryPolicy>DYNAMIC</historyMemoryPolicy>",
                "<disable_heartbeat_piggyback>true</disable_heartbeat_piggyback>",
                endpoint);
    }

    /**
     * Profile of a reader. Readers allocate a fixed size per sample, so the library rejects larger samples; its Java part would otherwise
     * write beyond the end of the buffer. The memory pages are not used before something is written to them.
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
                        moreQos + typeHash(endpoint));
        return new FastDdsProfile(profile, xml);
    }

    /** An empty list selects the library's default: multicast. */
    private static String initialPeers(DdsSettings settings) {
        List<InetSocketAddress> machines = DiscoveryAddresses.unicast(settings);
        if (machines.isEmpty()) {
            return "";
        }
        StringBuilder peers = new StringBuilder("<initialPeersList>");
        if (settings.range() == DiscoveryRange.SUBNET || settings.loopbackOnly()) {
            locator(peers, DiscoveryAddresses.multicast(settings.domain()));
        }
        machines.forEach(machine -> locator(peers, machine));
        return peers.append("</initialPeersList>").toString();
    }

    private static void locator(StringBuilder to, InetSocketAddress at) {
        to.append("<locator><udpv4><address>")
                .append(at.getAddress().getHostAddress())
                .append("</address><port>")
                .append(at.getPort())
                .append("</port></udpv4></locator>");
    }

    /** In the format announced by ROS 2 since Iron. */
    private static String typeHash(Endpoint endpoint) {
        return endpoint.typeHash()
                .map(hash -> "<userData><value>" + octets("typehash=" + hash + ";") + "</value></userData>")
                .orElse("");
    }

    private static String octets(String text) {
        return HexFormat.ofDelimiter(".").formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
