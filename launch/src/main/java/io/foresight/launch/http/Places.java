package io.foresight.launch.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The open connections of a server, and places for those that are being opened: of many that come at once no more are let in than there are
 * places. Thread-safe.
 */
public final class Places<T> {
    private static final Duration OPENING = Duration.ofSeconds(10);

    private final int most;
    private final LongSupplier clock;
    private final Map<T, Long> opening = new LinkedHashMap<>(); // since when
    private final Set<T> open = ConcurrentHashMap.newKeySet();

    /** Places for {@code most} connections. */
    public Places(int most) {
        this(most, System::nanoTime);
    }

    Places(int most, LongSupplier clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Keeps a place for a connection, for ten seconds unless it is opened; false when there is none. */
    public synchronized boolean keep(T connection) {
        long now = clock.getAsLong();
        opening.values().removeIf(since -> now - since > OPENING.toNanos());
        if (opening.size() + open.size() >= most) {
            return false;
        }
        opening.put(connection, now);
        return true;
    }

    /** The connection is open. */
    public synchronized void opened(T connection) {
        opening.remove(connection);
        open.add(connection);
    }

    /** The connection is closed; returns whether it was open. */
    public synchronized boolean closed(T connection) {
        opening.remove(connection);
        return open.remove(connection);
    }

    /** Number of open connections. */
    public int count() {
        return open.size();
    }

    /** The open connections; others may be opened and closed meanwhile. */
    public Stream<T> stream() {
        return open.stream();
    }

    /** Gives each open connection to {@code action}; others may be opened and closed meanwhile. */
    public void forEach(Consumer<T> action) {
        open.forEach(action);
    }
}
