package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.DiscoveryAddresses;
import io.foresight.ros2.dds.DiscoveryRange;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The UDP sockets of an observer: its own port, and the domain's multicast if the range uses it. */
final class Sockets implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sockets.class);

    /** Large, because hundreds of participants may answer at once. */
    private static final int RECEIVE_BYTES = 1 << 20;

    private final DdsSettings settings;
    private final Interfaces interfaces;
    private final Selector selector;
    private final DatagramChannel own;
    private final int port;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(65_536);
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong notSent = new AtomicLong();

    /** Receives a datagram; its bytes are valid only during the call. */
    @FunctionalInterface
    interface Receiver {
        void received(ByteBuffer datagram, InetAddress from);
    }

    @SuppressWarnings("MustBeClosedChecker")
    Sockets(DdsSettings settings) throws IOException {
        this.settings = settings;
        interfaces = new Interfaces(settings.loopbackOnly());
        selector = Selector.open();
        try {
            own = DatagramChannel.open(StandardProtocolFamily.INET);
            own.configureBlocking(false);
            own.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BYTES);
            own.register(selector, SelectionKey.OP_READ);
            port = bind();
            if (settings.range() != DiscoveryRange.OFF) {
                join();
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private int bind() throws IOException {
        if (settings.range() == DiscoveryRange.OFF) {
            return bindAnywhere(new InetSocketAddress(loopback(), 0)); // not a discovery port
        }
        InetAddress at = settings.loopbackOnly() ? loopback() : null;
        for (int i = 0; i < DiscoveryAddresses.PARTICIPANTS_HERE; i++) {
            int candidate = DiscoveryAddresses.participantPort(settings.domain(), i);
            try {
                own.bind(at == null ? new InetSocketAddress(candidate) : new InetSocketAddress(at, candidate));
                warnPeers(i);
                return candidate;
            } catch (BindException e) {
                log.trace("port {} is taken", candidate, e);
            }
        }
        // Others do not contact this port on their own, but participants that receive the announcement answer to the
        // announced address.
        log.warn(
                "all {} participant ports of domain {} on this machine are taken: further participants, which may be nodes"
                        + " started beside this one, are not found by address; use another ROS_DOMAIN_ID for some",
                DiscoveryAddresses.PARTICIPANTS_HERE,
                settings.domain());
        return bindAnywhere(at == null ? new InetSocketAddress(0) : new InetSocketAddress(at, 0));
    }

    /** Other machines contact the first ports alone. */
    private void warnPeers(int index) {
        if (index >= DiscoveryAddresses.PARTICIPANTS_PER_PEER
                && !settings.peers().isEmpty()) {
            log.warn(
                    "{} participants of domain {} run on this machine; of them the listed peers contact only the first {} by"
                            + " address: use another ROS_DOMAIN_ID for some, or multicast",
                    index,
                    settings.domain(),
                    DiscoveryAddresses.PARTICIPANTS_PER_PEER);
        }
    }

    private int bindAnywhere(InetSocketAddress at) throws IOException {
        own.bind(at);
        return ((InetSocketAddress) own.getLocalAddress()).getPort();
    }

    /** Without multicast, peers contacted by address are still found. */
    private void join() throws IOException {
        if (interfaces.multicast().isEmpty()) {
            return;
        }
        DatagramChannel group = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            group.configureBlocking(false);
            group.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            group.bind(new InetSocketAddress(DiscoveryAddresses.multicastPort(settings.domain())));
            for (NetworkInterface each : interfaces.multicast()) {
                group.join(DiscoveryAddresses.multicast(settings.domain()).getAddress(), each);
            }
            group.register(selector, SelectionKey.OP_READ);
        } catch (IOException e) {
            group.close();
            log.warn(
                    "multicast cannot be received ({}); only participants that contact this machine by address are found",
                    e.getMessage());
        }
    }

    int port() {
        return port;
    }

    Interfaces interfaces() {
        return interfaces;
    }

    static InetAddress loopback() {
        return DiscoveryAddresses.unicast(DdsSettings.local(0)).get(0).getAddress();
    }

    /** Waits for datagrams and passes on all that are available. */
    void receive(long longestMillis, Receiver to) throws IOException {
        selector.select(
                key -> {
                    try {
                        drain((DatagramChannel) key.channel(), to);
                    } catch (IOException e) {
                        log.debug("a datagram could not be received", e);
                    }
                },
                longestMillis);
    }

    /** Limited, so that sending announcements is not delayed indefinitely. */
    private void drain(DatagramChannel channel, Receiver to) throws IOException {
        for (int i = 0; i < 256; i++) {
            buffer.clear();
            SocketAddress from = channel.receive(buffer);
            if (from == null) {
                return;
            }
            InetAddress sender = ((InetSocketAddress) from).getAddress();
            if (settings.loopbackOnly() && !sender.isLoopbackAddress()) {
                continue;
            }
            received.incrementAndGet();
            to.received(buffer.flip(), sender);
        }
    }

    void send(byte[] message, List<InetSocketAddress> to) {
        to.forEach(address -> send(message, address));
    }

    void sendToGroup(byte[] message) {
        for (NetworkInterface each : interfaces.multicast()) {
            try {
                own.setOption(StandardSocketOptions.IP_MULTICAST_IF, each);
            } catch (IOException e) {
                notSent.incrementAndGet();
                log.debug("no multicast over {}", each.getName(), e);
                continue;
            }
            send(message, DiscoveryAddresses.multicast(settings.domain()));
        }
    }

    private void send(byte[] message, InetSocketAddress to) {
        try {
            if (own.send(ByteBuffer.wrap(message), to) == message.length) {
                return;
            }
        } catch (IOException e) {
            log.trace("to {}", to, e);
        }
        notSent.incrementAndGet();
    }

    /** Ends a wait in {@link #receive}. */
    void wake() {
        selector.wakeup();
    }

    long received() {
        return received.get();
    }

    long notSent() {
        return notSent.get();
    }

    @Override
    public void close() throws IOException {
        try (Selector closing = selector) {
            for (SelectionKey key : closing.keys()) {
                key.channel().close();
            }
        }
    }
}
