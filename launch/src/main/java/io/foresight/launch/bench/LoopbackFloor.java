package io.foresight.launch.bench;

import io.foresight.core.measure.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lower bound for transferring bytes by UDP over loopback: the same bytes in datagrams of maximum size, without acknowledgements and
 * retransmission. A datagram begins with its number, the number of datagrams of the whole, and the sending time of the first.
 */
final class LoopbackFloor implements AutoCloseable {
    private static final int HEAD_BYTES = 20;
    private static final int DATAGRAM_BYTES = 64_000;
    private static final int SOCKET_BYTES = 4 << 20;

    private final DatagramChannel channel;
    private final Thread thread;
    private final AtomicInteger whole = new AtomicInteger();
    private volatile Samples millis = new Samples();

    LoopbackFloor() throws IOException {
        channel = DatagramChannel.open()
                .setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BYTES)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        thread = new Thread(this::receive, "udp floor");
        thread.setDaemon(true);
        thread.start();
    }

    int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /** Starts a row. */
    void reset() {
        whole.set(0);
        millis = new Samples();
    }

    /** Number of complete transfers since {@link #reset}. */
    int whole() {
        return whole.get();
    }

    Samples millis() {
        return millis;
    }

    private void receive() {
        ByteBuffer datagram = ByteBuffer.allocateDirect(DATAGRAM_BYTES);
        long current = Long.MIN_VALUE;
        int missing = 0;
        try {
            while (channel.receive(datagram.clear()) != null) {
                long number = datagram.flip().getLong();
                if (number != current) {
                    current = number;
                    missing = datagram.getInt(8);
                }
                if (--missing == 0 && number >= 0) {
                    millis.add((System.nanoTime() - datagram.getLong(12)) * 1e-6);
                    whole.incrementAndGet();
                }
            }
        } catch (AsynchronousCloseException e) {
            return; // closed: the thread ends
        } catch (IOException e) {
            throw new UncheckedIOException("the floor's socket failed", e);
        }
    }

    /** Sends bytes to a receiver's port. */
    static final class Sender implements AutoCloseable {
        private final DatagramChannel channel;
        private final ByteBuffer datagram = ByteBuffer.allocateDirect(DATAGRAM_BYTES);

        Sender(int port) throws IOException {
            channel = DatagramChannel.open()
                    .setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BYTES)
                    .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }

        void send(long number, int bytes) throws IOException {
            int payload = DATAGRAM_BYTES - HEAD_BYTES;
            int datagrams = (bytes + payload - 1) / payload;
            long now = System.nanoTime();
            for (int i = 0; i < datagrams; i++) {
                datagram.clear().putLong(number).putInt(datagrams).putLong(now);
                channel.write(datagram.limit(HEAD_BYTES + Math.min(payload, bytes - i * payload))
                        .position(0));
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
