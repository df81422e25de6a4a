package io.foresight.launch.foxglove;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Messages waiting for one client, limited in bytes: the oldest droppable message is dropped for a newer one. Guarded by its owner's lock.
 */
final class Backlog {
    private final long limitBytes;
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private long bytes;
    private long dropped;

    Backlog(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** False when there is no room even after dropping everything droppable: the client cannot be served. */
    boolean add(Outgoing message) {
        if (bytes + message.size() > limitBytes) {
            Iterator<Outgoing> oldestFirst = waiting.iterator();
            while (bytes + message.size() > limitBytes && oldestFirst.hasNext()) {
                Outgoing old = oldestFirst.next();
                if (old.droppable()) {
                    oldestFirst.remove();
                    bytes -= old.size();
                    dropped++;
                }
            }
        }
        if (bytes + message.size() > limitBytes) {
            dropped++;
            return message.droppable();
        }
        waiting.addLast(message);
        bytes += message.size();
        return true;
    }

    /** The next message to send; it counts until it is {@link #sent}. Null when there is none. */
    Outgoing next() {
        return waiting.pollFirst();
    }

    void sent(Outgoing message) {
        bytes -= message.size();
    }

    void clear() {
        waiting.clear();
        bytes = 0;
    }

    long bytes() {
        return bytes;
    }

    long dropped() {
        return dropped;
    }
}
