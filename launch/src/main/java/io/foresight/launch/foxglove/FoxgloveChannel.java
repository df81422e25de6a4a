package io.foresight.launch.foxglove;

import io.foresight.ros2.cdr.MessageType;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A topic to which viewers can subscribe. Thread-safe; its cost is negligible without subscribers. */
public final class FoxgloveChannel implements AutoCloseable {
    private static final int MOST_SOURCES = 64;

    private final FoxgloveServer server;
    private final long id;
    private final ChannelInfo info;
    private final Watch watch;
    private final Map<FoxgloveSocket, Long> listeners = new ConcurrentHashMap<>();
    private final Map<Object, Outgoing> last = new LinkedHashMap<>(); // last messages of a latched channel, by source
    private boolean closed;

    /** Called when the first client subscribes and when the last one unsubscribes; calls are sequential. */
    public interface Watch {
        /** For channels whose messages are published anyway. */
        Watch NONE = listening -> {};

        /** There are now subscribers, or none any more. Must not block. */
        void changed(boolean listening);
    }

    FoxgloveChannel(FoxgloveServer server, long id, ChannelInfo info, Watch watch) {
        this.server = server;
        this.id = id;
        this.info = info;
        this.watch = watch;
    }

    /** Its description for viewers. */
    public ChannelInfo info() {
        return info;
    }

    /** Whether there are subscribers. */
    public boolean watched() {
        return !listeners.isEmpty();
    }

    /**
     * Sends a message to all subscribers without waiting for them.
     *
     * @param logNanos time of the message, nanoseconds since 1970, or of the simulation
     * @param cdr the message with its encapsulation; copied, the position is not changed
     */
    public void publish(long logNanos, ByteBuffer cdr) {
        publish(logNanos, cdr, this);
    }

    /**
     * As {@link #publish(long, ByteBuffer)}, for a topic with several writers: a latched channel keeps the last message of each source, for
     * the 64 most recent sources.
     */
    public void publish(long logNanos, ByteBuffer cdr, Object source) {
        if (!watched() && !info.latched()) {
            return;
        }
        byte[] copy = new byte[cdr.remaining()];
        cdr.duplicate().get(copy);
        send(Outgoing.data(logNanos, ByteBuffer.wrap(copy), !info.latched()), source);
    }

    /** As {@link #publish(long, ByteBuffer)}; encoded only when there are subscribers. The message must be of the channel's type. */
    public <T extends Record> void publish(long logNanos, MessageType<T> type, T message) {
        if (!info.schemaName().equals(type.name())) {
            throw new IllegalArgumentException(
                    info.topic() + " carries " + info.schemaName() + ", got a message of type " + type.name());
        }
        if (watched() || info.latched()) {
            send(Outgoing.data(logNanos, ByteBuffer.wrap(type.encode(message)), !info.latched()), this);
        }
    }

    /** Removes the topic from the viewers' lists. */
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

    /** Removes the last message of a latched channel. */
    synchronized void forgetLast() {
        last.clear();
    }

    int listeners() {
        return listeners.size();
    }

    long id() {
        return id;
    }

    /** Returns false if the channel was closed meanwhile. */
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
        synchronized (this) { // so that a client that subscribes meanwhile gets it exactly once
            if (!closed) {
                last.remove(source); // keeps the map in order of arrival
                last.put(source, message);
                if (last.size() > MOST_SOURCES) {
                    last.remove(last.keySet().iterator().next());
                }
                listeners.forEach((client, subscription) -> client.send(message.to(subscription)));
            }
        }
    }
}
