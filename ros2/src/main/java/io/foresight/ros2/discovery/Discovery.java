package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.discovery.ParticipantReader.Announced;
import io.foresight.ros2.discovery.Submessage.Data;
import io.foresight.ros2.discovery.Submessage.Fragment;
import io.foresight.ros2.discovery.Submessage.Gap;
import io.foresight.ros2.discovery.Submessage.Heartbeat;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maintains the participants and endpoints of a domain from their announcements (RTPS 2.3, 8.5). Uses no sockets and no clock; called from
 * one thread, while other threads may read the lists.
 */
final class Discovery {
    static final int MAX_PARTICIPANTS = 1024;
    static final int MAX_ENDPOINTS = 65_536;

    private static final Logger log = LoggerFactory.getLogger(Discovery.class);

    private final Guid self;
    private final int domain;
    private final Transport transport;
    private final EndpointListener listener;
    private final Map<Guid, Peer> peers = new ConcurrentHashMap<>();
    private final Map<Guid, DiscoveredEndpoint> endpoints = new ConcurrentHashMap<>();
    private final AtomicLong malformed = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong listenerFailures = new AtomicLong();

    /** Sends messages. */
    interface Transport {
        /** Sends a message to the addresses; failures are counted by the implementation. */
        void send(byte[] message, List<InetSocketAddress> to);

        /** Announces this participant to another one. */
        void introduce(List<InetSocketAddress> to);

        /** Selects the reachable ones of a participant's announced addresses, given the source address of its message. */
        List<InetSocketAddress> usable(List<InetSocketAddress> announced, InetAddress from);
    }

    Discovery(Guid self, int domain, Transport transport, EndpointListener listener) {
        this.self = self;
        this.domain = domain;
        this.transport = transport;
        this.listener = listener;
    }

    /**
     * Processes a datagram.
     *
     * @param now nanoseconds of a monotonic clock
     */
    void receive(ByteBuffer datagram, InetAddress from, long now) {
        try {
            MessageReader.read(datagram, self, submessage -> {
                if (!submessage.writer().sameParticipant(self)) {
                    heard(submessage, from, now);
                }
            });
        } catch (MalformedException e) {
            malformed(from, e);
        }
    }

    private void malformed(InetAddress from, MalformedException e) {
        malformed.incrementAndGet();
        log.debug("from {}: {}", from, e.getMessage());
    }

    private void heard(Submessage submessage, InetAddress from, long now) {
        Guid participant = EntityId.participantOf(submessage.writer());
        int writer = EntityId.of(submessage.writer());
        Peer peer = peers.get(participant);
        if (peer != null) {
            peer.heard(now);
        }
        try {
            if (writer == EntityId.PARTICIPANT_WRITER && submessage instanceof Data data) {
                participant(data, participant, peer, from, now);
            } else if (peer != null && writer == EntityId.PUBLICATIONS_WRITER) {
                announcement(submessage, peer, true, now);
            } else if (peer != null && writer == EntityId.SUBSCRIPTIONS_WRITER) {
                announcement(submessage, peer, false, now);
            }
        } catch (MalformedException e) {
            malformed(from, e);
        }
    }

    private void participant(Data data, Guid guid, Peer known, InetAddress from, long now) throws MalformedException {
        if (!data.alive()) {
            if (known != null) {
                gone(known);
            }
            return;
        }
        if (data.parameters().isEmpty()) {
            throw new MalformedException("a participant without parameters");
        }
        Announced announced = ParticipantReader.read(data.parameters().get());
        if (announced.domain().filter(other -> other != domain).isPresent()) {
            return;
        }
        List<InetSocketAddress> addresses = transport.usable(announced.addresses(), from);
        if (known != null) {
            known.announcedAgain(announced, addresses);
        } else if (peers.size() >= MAX_PARTICIPANTS) {
            refused.incrementAndGet();
        } else {
            log.debug("participant {} '{}' of {} at {}", guid, announced.name(), announced.vendor(), addresses);
            Peer peer = new Peer(guid, announced, addresses, now);
            peers.put(guid, peer);
            transport.introduce(addresses);
            ask(peer, now);
        }
    }

    private void announcement(Submessage submessage, Peer peer, boolean ofWriters, long now) throws MalformedException {
        AnnouncementReader reader = ofWriters ? peer.publications : peer.subscriptions;
        if (submessage instanceof Heartbeat heartbeat && reader.hear(heartbeat)) {
            answer(peer, ofWriters, now);
        } else if (submessage instanceof Gap gap) {
            reader.skip(gap);
        } else if (submessage instanceof Fragment fragment && reader.take(fragment.sequence())) {
            refused.incrementAndGet();
            log.warn(
                    "participant '{}' announces an endpoint in fragments, which is not supported; it is not listed",
                    peer.announced().name());
        } else if (submessage instanceof Data data && reader.take(data.sequence())) {
            endpoint(data, peer, ofWriters);
        }
    }

    private void endpoint(Data data, Peer peer, boolean writer) throws MalformedException {
        if (!data.alive()) {
            Optional<Guid> ended = data.key();
            if (ended.isEmpty() && data.parameters().isPresent()) {
                ended = EndpointReader.guid(data.parameters().get());
            }
            ended.filter(peer.endpoints::remove).ifPresent(this::ended);
            return;
        }
        if (data.parameters().isEmpty()) {
            throw new MalformedException("an endpoint without parameters");
        }
        DiscoveredEndpoint endpoint = EndpointReader.read(data.parameters().get(), writer);
        if (!endpoint.guid().sameParticipant(peer.guid)) {
            throw new MalformedException("participant " + peer.guid + " announces another's endpoint");
        }
        if (endpoints.size() >= MAX_ENDPOINTS && !endpoints.containsKey(endpoint.guid())) {
            refused.incrementAndGet();
            return;
        }
        peer.endpoints.add(endpoint.guid());
        if (!endpoint.equals(endpoints.put(endpoint.guid(), endpoint))) {
            tell(endpoint, true);
        }
    }

    private void ended(Guid endpoint) {
        DiscoveredEndpoint known = endpoints.remove(endpoint);
        if (known != null) {
            tell(known, false);
        }
    }

    private void gone(Peer peer) {
        peers.remove(peer.guid);
        peer.endpoints.forEach(this::ended);
    }

    private void tell(DiscoveredEndpoint endpoint, boolean present) {
        try {
            listener.changed(endpoint, present);
        } catch (RuntimeException e) {
            log.error("the listener failed ({} so far) at {}", listenerFailures.incrementAndGet(), endpoint, e);
        }
    }

    /** To be called several times a second: removes participants whose lease has expired, and requests missing announcements again. */
    void tick(long now) {
        for (Peer peer : peers.values()) {
            if (peer.isGone(now)) {
                log.debug(
                        "participant {} '{}' has expired: its lease ran out",
                        peer.guid,
                        peer.announced().name());
                gone(peer);
            } else {
                ask(peer, now);
            }
        }
    }

    private void ask(Peer peer, long now) {
        if (peer.announced().writers() && peer.publications.isDue(now)) {
            answer(peer, true, now);
        }
        if (peer.announced().readers() && peer.subscriptions.isDue(now)) {
            answer(peer, false, now);
        }
    }

    private void answer(Peer peer, boolean ofWriters, long now) {
        byte[] message = ofWriters
                ? peer.publications.answer(self, EntityId.PUBLICATIONS_READER, now)
                : peer.subscriptions.answer(self, EntityId.SUBSCRIPTIONS_READER, now);
        transport.send(message, peer.addresses());
    }

    List<DiscoveredEndpoint> endpoints() {
        return List.copyOf(endpoints.values());
    }

    List<DiscoveredParticipant> participants() {
        return peers.values().stream().map(Peer::described).toList();
    }

    ObserverCounts counts(long datagrams, long notSent) {
        return new ObserverCounts(datagrams, malformed.get(), refused.get(), notSent, listenerFailures.get());
    }
}
