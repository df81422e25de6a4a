package io.foresight.ros2.node;

import io.foresight.ros2.dds.Guid;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Counts a topic's messages and times them. Safe for several threads. */
public final class TopicMeter {
    private static final long WINDOW_NANOS = 5_000_000_000L;
    private static final int MOST_ARRIVALS = 1024;

    private final String topic;
    private final LongSupplier ticker;
    private final Deque<Long> arrivals = new ArrayDeque<>();
    private final Map<Guid, Long> sequences = new HashMap<>();
    private long received;
    private long lost;
    private long refused;
    private long last;

    /**
     * Nothing received yet.
     *
     * @param ticker nanoseconds that never go back, as {@link System#nanoTime}
     */
    public TopicMeter(String topic, LongSupplier ticker) {
        this.topic = topic;
        this.ticker = ticker;
    }

    /** A message came. */
    public synchronized void arrived(Guid writer, long sequence) {
        received++;
        last = ticker.getAsLong();
        arrivals.addLast(last);
        if (arrivals.size() > MOST_ARRIVALS) {
            arrivals.removeFirst();
        }
        Long before = sequences.put(writer, sequence);
        if (before != null && sequence > before) {
            lost += sequence - before - 1;
        }
    }

    /** The message that came last could not be read. */
    public synchronized void refused() {
        refused++;
    }

    /** The writer went away: what it sends when it is back is no gap. */
    public synchronized void left(Guid writer) {
        sequences.remove(writer);
    }

    /**
     * How the topic does now.
     *
     * @param publishers writers there are
     * @param silentAfter how long without a message is too long
     */
    public synchronized TopicWatch watch(int publishers, Duration silentAfter) {
        long now = ticker.getAsLong();
        while (!arrivals.isEmpty() && now - arrivals.peekFirst() > WINDOW_NANOS) {
            arrivals.removeFirst();
        }
        long age = Math.max(0, now - last);
        TopicWatch.State state = received == 0
                ? TopicWatch.State.NOT_RECEIVED
                : age > silentAfter.toNanos() ? TopicWatch.State.SILENT : TopicWatch.State.ACTIVE;
        return new TopicWatch(
                topic,
                state,
                publishers,
                received,
                state == TopicWatch.State.ACTIVE ? rate() : 0,
                received == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(age)),
                lost,
                refused);
    }

    private double rate() {
        if (arrivals.size() < 2) {
            return 0;
        }
        long span = arrivals.peekLast() - arrivals.peekFirst();
        return span <= 0 ? 0 : (arrivals.size() - 1) * 1e9 / span;
    }
}
