package io.foresight.launch.foxglove;

import io.foresight.ros2.cdr.MessageType;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One topic that viewers can subscribe to. Safe to use from several threads; costs next to nothing while nobody listens. */
public final class FoxgloveChannel implements AutoCloseable {
    private static final int MOST_SOURCES = 64;

    private final FoxgloveServer server;
    private final long id;
    private final ChannelInfo info;
    private final Watch watch;
    private final Map<FoxgloveSocket, Long> listeners = new ConcurrentHashMap<>();
    private final Map<Object, Outgoing> last = new LinkedHashMap<>(); // of a latched channel, by source
    private boolean closed;

    /** Told when the first client listens and when the last one has left; one call at a time, never by two threads at once. */
    public interface Watch {
        /** For channels whose messages come anyway. */
        Watch NONE = listening -> {};

        /** Somebody listens now, or nobody any more. Must not block. */
        void changed(boolean listening);
    }

    FoxgloveChannel(FoxgloveServer server, long id, ChannelInfo info, Watch watch) {
        this.server = server;
        this.id = id;
        this.info = info;
        this.watch = watch;
    }

    /** What viewers are told of it. */
    public ChannelInfo info() {
        return info;
    }

    /** Does anybody listen? */
    public boolean watched() {
        return !listeners.isEmpty();
    }

    /**
     * Sends a message to all who listen; never waits for any of them.
     *
     * @param logNanos its time, nanoseconds since 1970, or of the simulation
     * @param cdr the message with its encapsulation; copied, its position stays
     */
    public void publish(long logNanos, ByteBuffer cdr) {
        publish(logNanos, cdr, this);
    }

    /**
     * As {@link #publish(long, ByteBuffer)}, for a topic that several write to: of a latched channel each source's last message is kept, of the 64
     * sources that came last.
     */
    public void publish(long logNanos, ByteBuffer cdr, Object source) {
        if (!watched() && !info.latched()) {
            return;
        }
        byte[] copy = new byte[cdr.remaining()];
        cdr.duplicate().get(copy);
        send(Outgoing.data(logNanos, ByteBuffer.wrap(copy), !info.latched()), source);
    }

    /** As {@link #publish(long, ByteBuffer)}, encoded only when somebody listens. The message must be of the channel's type. */
    public <T extends Record> void publish(long logNanos, MessageType<T> type, T message) {
        if (!info.schemaName().equals(type.name())) {
            throw new IllegalArgumentException(
                    info.topic() + " carries " + info.schemaName() + ", got a message of type " + type.name());
        }
        if (watched() || info.latched()) {
            send(Outgoing.data(logNanos, ByteBuffer.wrap(type.encode(message)), !info.latched()), this);
        }
    }

    /** Takes the topic from the viewers' lists. */
    @Override
    public void close() {
        boolean told;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            told = !listeners.isEmpty();
            listeners.keySet().forEach(client -> client.forget(this));
            listeners.clear();
            last.clear();
            if (told) {
                watch.changed(false);
            }
        }
        server.remove(this);
    }

    /** A latched channel has no last message any more. */
    synchronized void forgetLast() {
        last.clear();
    }

    int listeners() {
        return listeners.size();
    }

    long id() {
        return id;
    }

    /** False when it was closed meanwhile. */
    synchronized boolean add(FoxgloveSocket client, long subscription) {
        if (closed) {
            return false;
        }
        boolean first = listeners.isEmpty();
        listeners.put(client, subscription);
        last.values().forEach(message -> client.send(message.to(subscription)));
        if (first) {
            watch.changed(true);
        }
        return true;
    }

    synchronized void remove(FoxgloveSocket client) {
        if (listeners.remove(client) != null && listeners.isEmpty()) {
            watch.changed(false);
        }
    }

    private void send(Outgoing message, Object source) {
        if (!info.latched()) {
            listeners.forEach((client, subscription) -> client.send(message.to(subscription)));
            return;
        }
        synchronized (this) { // so that nobody who subscribes meanwhile misses it or gets it twice
            if (!closed) {
                last.remove(source); // so that the order is that of their coming
                last.put(source, message);
                if (last.size() > MOST_SOURCES) {
                    last.remove(last.keySet().iterator().next());
                }
                listeners.forEach((client, subscription) -> client.send(message.to(subscription)));
            }
        }
    }
}
