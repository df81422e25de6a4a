package io.foresight.ros2.discovery;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads the announcement of a participant. */
final class ParticipantReader {
    private static final int MAX_ADDRESSES = 4;
    private static final int PUBLICATIONS_ANNOUNCER = 1 << 2;
    private static final int SUBSCRIPTIONS_ANNOUNCER = 1 << 4;
    private static final int SAME_DOMAIN = -1;

    private String name = "";
    private Optional<String> enclave = Optional.empty();
    private int vendor;
    private int domain = SAME_DOMAIN;
    private long lease = TimeUnit.SECONDS.toNanos(100);
    private int builtin = PUBLICATIONS_ANNOUNCER | SUBSCRIPTIONS_ANNOUNCER;
    private final List<InetSocketAddress> addresses = new ArrayList<>();

    /**
     * Content of a participant's announcement.
     *
     * @param domain empty when it is not announced
     * @param leaseNanos time without an announcement after which the participant counts as gone
     * @param addresses where it receives discovery traffic
     * @param writers whether it announces its writers
     * @param readers whether it announces its readers
     */
    record Announced(
            String name,
            Optional<String> enclave,
            String vendor,
            Optional<Integer> domain,
            long leaseNanos,
            List<InetSocketAddress> addresses,
            boolean writers,
            boolean readers) {}

    private ParticipantReader() {}

    static Announced read(ByteBuffer parameters) throws MalformedException {
        ParticipantReader reader = new ParticipantReader();
        ParameterList.read(parameters, reader::parameter);
        return new Announced(
                reader.name,
                reader.enclave,
                DiscoveredParticipant.vendor(reader.vendor),
                reader.domain == SAME_DOMAIN ? Optional.empty() : Optional.of(reader.domain),
                reader.lease,
                List.copyOf(reader.addresses),
                (reader.builtin & PUBLICATIONS_ANNOUNCER) != 0,
                (reader.builtin & SUBSCRIPTIONS_ANNOUNCER) != 0);
    }

    private void parameter(int id, ByteBuffer value) throws MalformedException {
        switch (id) {
            case ParameterList.ENTITY_NAME -> name = ParameterList.text(value);
            case ParameterList.USER_DATA -> enclave = ParameterList.valueOf("enclave", ParameterList.octets(value));
            case ParameterList.VENDOR ->
                vendor = Byte.toUnsignedInt(value.get()) << 8 | Byte.toUnsignedInt(value.get());
            case ParameterList.DOMAIN -> domain = value.getInt();
            case ParameterList.LEASE_DURATION -> lease = ParameterList.duration(value);
            case ParameterList.BUILTIN_ENDPOINTS -> builtin = value.getInt();
            case ParameterList.METATRAFFIC_UNICAST ->
                ParameterList.locator(value)
                        .filter(address -> addresses.size() < MAX_ADDRESSES && !addresses.contains(address))
                        .ifPresent(addresses::add);
            default -> {
                // not used
            }
        }
    }
}
