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
 * Listens to the discovery traffic of a DDS domain (RTPS 2.3): which participants, writers and readers there are, of any implementation. Announces
 * itself as a participant with no endpoints, since others tell theirs only to participants they know; never carries data. Thread-safe.
 */
public final class GraphObserver implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GraphObserver.class);
    private static final String NAME = "foresight_observer";
    private static final long TICK_MILLIS = 100;

    /** Between announcements: at first fast, so that lost ones do not matter. */
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
     * Begins to listen. What is there already is reported within a second or two.
     *
     * @param listener called from a thread of the observer's own, which it must not hold up
     * @throws IOException when no socket can be opened
     * @throws io.foresight.ros2.dds.DdsException BAD_SETTINGS for peers whose names are not known
     */
    public static GraphObserver open(DdsSettings settings, EndpointListener listener) throws IOException {
        GraphObserver observer = new GraphObserver(settings, listener);
        observer.thread.start();
        return observer;
    }

    /** The endpoints that are there now, by topic; writers first. */
    public List<DiscoveredEndpoint> endpoints() {
        return discovery.endpoints().stream()
                .sorted(Comparator.comparing(DiscoveredEndpoint::topic)
                        .thenComparing(DiscoveredEndpoint::writer, Comparator.reverseOrder())
                        .thenComparing(endpoint -> endpoint.guid().toString()))
                .toList();
    }

    /** The participants that are there now, by name, without those that only observe, as this one. */
    public List<DiscoveredParticipant> participants() {
        return discovery.participants().stream()
                .filter(participant -> !participant.name().equals(NAME))
                .sorted(Comparator.comparing(DiscoveredParticipant::name)
                        .thenComparing(participant -> participant.guid().toString()))
                .toList();
    }

    /** What was met so far. */
    public ObserverCounts counts() {
        return discovery.counts(sockets.received(), sockets.notSent());
    }

    private void run() {
        try (sockets) {
            listen();
            byte[] farewell = MessageWriter.farewell(self, Instant.now());
            toEveryone(farewell, farewell);
        } catch (IOException e) {
            log.error("the observer of domain {} ends: its sockets fail", settings.domain(), e);
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

    /** Those of this machine may listen on the loopback only. */
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

    /** Says farewell. The listener is not called any more when this returns, unless it is the listener who calls. */
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

    /** Sends what discovery has to say. */
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

        /** Another machine's loopback is not ours, and ours is the only way for who stays on this machine. */
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
