package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.DiscoveryAddresses;
import io.foresight.ros2.dds.DiscoveryRange;
import io.foresight.ros2.dds.Guid;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observes the discovery traffic of a DDS domain (RTPS 2.3) of any implementation: its participants, writers and readers. It announces
 * itself as a participant without endpoints, because others send their endpoints only to known participants; it never transfers data.
 * Thread-safe.
 */
public final class GraphObserver implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GraphObserver.class);
    private static final String NAME = "foresight_observer";
    private static final long TICK_MILLIS = 100;

    /** Time between announcements: short at first, so that lost announcements do not matter. */
    private static final long[] PAUSES_MILLIS = {250, 250, 500, 1000, 1000};

    private static final long PAUSE_MILLIS = 3000;

    private final DdsSettings settings;
    private final Guid self;
    private final List<InetSocketAddress> machines;
    private final Sockets sockets;
    private final Discovery discovery;
    private final Thread thread;
    private volatile boolean closed;

    private GraphObserver(DdsSettings settings, EndpointListener listener) throws IOException {
        this.settings = settings;
        machines = DiscoveryAddresses.unicast(settings);
        SecureRandom random = new SecureRandom();
        self = EntityId.in(new Guid(random.nextLong() >>> 16, random.nextLong()), EntityId.PARTICIPANT);
        sockets = new Sockets(settings);
        discovery = new Discovery(self, settings.domain(), new SocketTransport(), listener);
        thread = new Thread(this::run, "discovery of domain " + settings.domain());
        thread.setDaemon(true);
    }

    /**
     * Starts observing. Existing endpoints are reported within a second or two.
     *
     * @param listener called on the observer's own thread, which it must not block
     * @throws IOException when no socket can be opened
     * @throws io.foresight.ros2.dds.DdsException BAD_SETTINGS for peers whose names cannot be resolved
     */
    public static GraphObserver open(DdsSettings settings, EndpointListener listener) throws IOException {
        GraphObserver observer = new GraphObserver(settings, listener);
        observer.thread.start();
        return observer;
    }

    /** The present endpoints, sorted by topic; writers first. */
    public List<DiscoveredEndpoint> endpoints() {
        return discovery.endpoints().stream()
                .sorted(Comparator.comparing(DiscoveredEndpoint::topic)
                        .thenComparing(DiscoveredEndpoint::writer, Comparator.reverseOrder())
                        .thenComparing(endpoint -> endpoint.guid().toString()))
                .toList();
    }

    /** The present participants, sorted by name, without pure observers such as this one. */
    public List<DiscoveredParticipant> participants() {
        return discovery.participants().stream()
                .filter(participant -> !participant.name().equals(NAME))
                .sorted(Comparator.comparing(DiscoveredParticipant::name)
                        .thenComparing(participant -> participant.guid().toString()))
                .toList();
    }

    /** Counters since the start. */
    public ObserverCounts counts() {
        return discovery.counts(sockets.received(), sockets.notSent());
    }

    private void run() {
        try (sockets) {
            listen();
            byte[] farewell = MessageWriter.farewell(self, Instant.now());
            toEveryone(farewell, farewell);
        } catch (IOException e) {
            log.error("the observer of domain {} has stopped: its sockets failed", settings.domain(), e);
        }
    }

    private void listen() throws IOException {
        int announced = 0;
        long announceAt = System.nanoTime();
        long tickAt = announceAt;
        while (!closed) {
            long now = System.nanoTime();
            if (now - announceAt >= 0) {
                announce();
                long pause = announced < PAUSES_MILLIS.length ? PAUSES_MILLIS[announced] : PAUSE_MILLIS;
                announced++;
                announceAt = now + TimeUnit.MILLISECONDS.toNanos(pause);
            }
            if (now - tickAt >= 0) {
                discovery.tick(now);
                tickAt = now + TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
            }
            sockets.receive(TICK_MILLIS, (datagram, from) -> discovery.receive(datagram, from, System.nanoTime()));
        }
    }

    private void announce() {
        toEveryone(announcement(false), announcement(true));
    }

    /** Participants on this machine may listen on the loopback interface only. */
    private byte[] announcement(boolean here) {
        List<InetAddress> addresses = new ArrayList<>();
        if (here || sockets.interfaces().addresses().isEmpty()) {
            addresses.add(Sockets.loopback());
        }
        addresses.addAll(sockets.interfaces().addresses());
        return MessageWriter.announcement(self, settings.domain(), NAME, addresses, sockets.port(), Instant.now());
    }

    private void toEveryone(byte[] message, byte[] here) {
        if (settings.range() == DiscoveryRange.OFF) {
            return;
        }
        if (settings.range() != DiscoveryRange.LOCALHOST || settings.loopbackOnly()) {
            sockets.sendToGroup(message);
        }
        for (InetSocketAddress machine : machines) {
            if (!machine.getAddress().isLoopbackAddress()) {
                sockets.send(message, List.of(machine));
            } else if (machine.getPort() != sockets.port()) {
                sockets.send(here, List.of(machine));
            }
        }
    }

    /**
     * Announces that this participant leaves. The listener is not called any more after this returns, unless this is called by the
     * listener.
     */
    @Override
    public void close() {
        closed = true;
        sockets.wake();
        boolean interrupted = false;
        while (thread.isAlive() && Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends discovery messages. */
    private final class SocketTransport implements Discovery.Transport {
        @Override
        public void send(byte[] message, List<InetSocketAddress> to) {
            sockets.send(message, to);
        }

        @Override
        public void introduce(List<InetSocketAddress> to) {
            for (InetSocketAddress address : to) {
                sockets.send(announcement(address.getAddress().isLoopbackAddress()), List.of(address));
            }
        }

        /**
         * Another machine's loopback address is not reachable; on this machine, loopback is the only address for participants restricted to
         * it.
         */
        @Override
        public List<InetSocketAddress> usable(List<InetSocketAddress> announced, InetAddress from) {
            boolean here = sockets.interfaces().isHere(from);
            List<InetSocketAddress> usable = announced.stream()
                    .filter(address -> address.getAddress().isLoopbackAddress() ? here : !settings.loopbackOnly())
                    .toList();
            return usable.isEmpty()
                    ? announced.stream()
                            .map(address -> new InetSocketAddress(from, address.getPort()))
                            .distinct()
                            .toList()
                    : usable;
        }
    }
}
