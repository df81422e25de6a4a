package io.foresight.ros2.node;

import io.foresight.ros2.dds.Guid;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Counts a topic's messages and measures their rate. Thread-safe. */
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
     * Creates a meter without messages.
     *
     * @param ticker monotonic nanoseconds, such as {@link System#nanoTime}
     */
    public TopicMeter(String topic, LongSupplier ticker) {
        this.topic = topic;
        this.ticker = ticker;
    }

    /** Records a received message. */
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

    /** Records that the last message could not be decoded. */
    public synchronized void refused() {
        refused++;
    }

    /** Records that a writer disappeared: when it returns, its sequence number does not count as a gap. */
    public synchronized void left(Guid writer) {
        sequences.remove(writer);
    }

    /**
     * The current status of the topic.
     *
     * @param publishers number of matched writers
     * @param silentAfter time without a message after which the topic counts as silent
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
