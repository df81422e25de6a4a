package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.discovery.ParticipantReader.Announced;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What is known of another participant, and how far its announcements have been read. */
final class Peer {
    /** Upper limit of the lease, whatever was announced. */
    private static final long LONGEST_LEASE_NANOS = TimeUnit.HOURS.toNanos(1);

    final Guid guid;
    final AnnouncementReader publications;
    final AnnouncementReader subscriptions;
    final Set<Guid> endpoints = new HashSet<>();
    private Announced announced;
    private List<InetSocketAddress> addresses;
    private long heardAt;

    Peer(Guid guid, Announced announced, List<InetSocketAddress> addresses, long now) {
        this.guid = guid;
        this.announced = announced;
        this.addresses = addresses;
        heardAt = now;
        publications = new AnnouncementReader(EntityId.in(guid, EntityId.PUBLICATIONS_WRITER), now);
        subscriptions = new AnnouncementReader(EntityId.in(guid, EntityId.SUBSCRIPTIONS_WRITER), now);
    }

    void announcedAgain(Announced now, List<InetSocketAddress> at) {
        announced = now;
        addresses = at;
    }

    void heard(long now) {
        heardAt = now;
    }

    boolean isGone(long now) {
        return now - heardAt > Math.min(LONGEST_LEASE_NANOS, announced.leaseNanos());
    }

    Announced announced() {
        return announced;
    }

    List<InetSocketAddress> addresses() {
        return addresses;
    }

    DiscoveredParticipant described() {
        return new DiscoveredParticipant(guid, announced.name(), announced.enclave(), announced.vendor());
    }
}
