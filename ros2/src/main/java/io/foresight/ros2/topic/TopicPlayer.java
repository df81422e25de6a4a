package io.foresight.ros2.topic;

import io.foresight.ros2.bag.BagMessages;
import io.foresight.ros2.bag.BagTopic;
import io.foresight.ros2.bag.RosBag;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.dds.DdsException;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.mcap.McapQuery;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.RosgraphMsgs.Clock;
import io.foresight.ros2.node.RawPublisher;
import io.foresight.ros2.node.RosNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * Publishes a recording's messages as they were recorded, each when its time has come by a clock that never goes back. What is late is
 * sent at once and counted as late; nothing is left out. One thread plays; {@link #stop} may come from any.
 *
 * <p>Messages of latched topics from before the start are sent first, so that transforms and maps are there. In a loop time jumps back
 * to the start, also that of {@code /clock}.
 */
public final class TopicPlayer implements AutoCloseable {
    private static final String CLOCK = "/clock";
    private static final long NANOS = 1_000_000_000L;
    private static final long STEP_NANOS = 20_000_000;

    /** The other side of a match learns of it a little later, and misses what is sent before. */
    private static final long SETTLE_NANOS = 100_000_000;

    private static final long SHORTEST_ROUND_NANOS = 100_000_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final RosBag bag;
    private final ReplaySettings settings;
    private final ReplayTime time;
    private final Map<String, ReplayedTopic> topics = new LinkedHashMap<>();
    private final List<ReplayReport.Skipped> skipped = new ArrayList<>();
    private final Lateness lateness = new Lateness();
    private final RawPublisher clock;
    private final long from;
    private final long until;
    private long roundBegan;
    private long nextTick;
    private int rounds;
    private volatile boolean stopped;

    /**
     * Announces the recording's topics.
     *
     * @param node whose participant sends, and whose remaps hold; stays open
     * @param time to wait by
     * @throws DdsException REFUSED or CLOSED
     * @throws IllegalArgumentException for a start beyond the recording's end
     */
    public TopicPlayer(RosNode node, RosBag bag, ReplaySettings settings, ReplayTime time) {
        this.bag = bag;
        this.settings = settings;
        this.time = time;
        long duration = bag.info().duration();
        if (settings.start().compareTo(Duration.ofNanos(duration)) > 0) {
            throw new IllegalArgumentException(
                    "start is " + settings.start().toMillis() / 1e3 + " s, the recording has " + duration / 1e9);
        }
        from = bag.info().startTime() + settings.start().toNanos();
        until = settings.length()
                .filter(length -> length.compareTo(Duration.ofNanos(duration)) <= 0)
                .map(length -> from + length.toNanos())
                .orElse(-1L);
        for (BagTopic topic : bag.info().topics()) {
            String refusal = refusal(topic);
            if (refusal.isEmpty()) {
                refusal = announce(node, topic);
            }
            if (!refusal.isEmpty() && !topics.containsKey(topic.name())) {
                skipped.add(new ReplayReport.Skipped(topic.name(), topic.type(), refusal));
            }
        }
        MessageType<Clock> type = MessageType.of(Clock.class);
        clock = settings.clockHz() == 0
                ? null
                : node.publisherRaw(CLOCK, type.name(), Qos.RELIABLE.withDepth(1), settings.limitBytes());
    }

    private String refusal(BagTopic topic) {
        if (!settings.topics().isEmpty() && !settings.topics().contains(topic.name())) {
            return "not asked for";
        }
        if (!topic.serialization().equals("cdr")) {
            return "its messages are " + topic.serialization() + ", not cdr";
        }
        return settings.clockHz() > 0 && topic.name().equals(CLOCK) ? "/clock is published anew" : "";
    }

    private String announce(RosNode node, BagTopic topic) {
        if (topics.containsKey(topic.name())) {
            return ""; // a second channel of the same topic
        }
        try {
            Qos qos = ReplayedTopic.quality(topic);
            RawPublisher publisher = node.publisherRaw(topic.name(), topic.type(), qos, settings.limitBytes());
            topics.put(
                    topic.name(),
                    new ReplayedTopic(topic.type(), publisher, qos.durability() == Qos.Durability.TRANSIENT_LOCAL));
            return "";
        } catch (DdsException e) {
            if (e.code() == DdsException.Code.BAD_NAME) {
                return e.getMessage();
            }
            throw e;
        }
    }

    /**
     * Waits for subscribers, then plays until the end or {@link #stop}.
     *
     * @param progress told, after each message, how far it is from the start of the recording, nanoseconds
     * @throws IOException when the recording cannot be read on
     */
    public ReplayReport play(LongConsumer progress) throws IOException, InterruptedException {
        long began = time.nanos();
        awaitSubscribers(began);
        long playing = time.nanos();
        roundBegan = playing;
        do {
            rounds++;
            nextTick = roundBegan;
            playLatchedBefore();
            long end = playRound(progress);
            roundBegan += Math.max(SHORTEST_ROUND_NANOS, inRealTime(end - from));
        } while (settings.loop() && !stopped && time.awaitUntil(roundBegan));
        for (ReplayedTopic topic : topics.values()) {
            if (!stopped) {
                topic.publisher().awaitAcknowledged(LAST_WORDS);
            }
        }
        return report((time.nanos() - playing) / 1e9);
    }

    private void awaitSubscribers(long began) throws InterruptedException {
        long end = began + settings.await().toNanos();
        Collection<ReplayedTopic> waiting = new ArrayList<>(topics.values());
        while (!stopped) {
            waiting.removeIf(topic -> topic.publisher().subscribers() > 0);
            if (waiting.isEmpty()) {
                time.awaitUntil(Math.min(end, time.nanos() + SETTLE_NANOS));
                return;
            }
            if (time.nanos() >= end || !time.awaitUntil(Math.min(end, time.nanos() + STEP_NANOS))) {
                return;
            }
        }
    }

    private void playLatchedBefore() throws IOException {
        Set<String> latched = topics.entrySet().stream()
                .filter(entry -> entry.getValue().latched())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (latched.isEmpty() || settings.start().isZero() || rounds > 1) {
            return;
        }
        McapQuery query = new McapQuery(latched, 0, from);
        try (BagMessages messages = bag.messages(query)) {
            while (!stopped && messages.next()) {
                publish(messages);
            }
        }
    }

    /** Plays once; the log time at which the next round may begin. */
    private long playRound(LongConsumer progress) throws IOException, InterruptedException {
        long last = from;
        try (BagMessages messages = bag.messages(new McapQuery(topics.keySet(), from, until))) {
            while (!topics.isEmpty() && messages.next()) {
                last = Math.max(last, messages.logTime()); // a bag's files may overlap
                long due = roundBegan + inRealTime(last - from);
                if (!awaitTicking(due)) {
                    return last;
                }
                lateness.add(time.nanos() - due);
                publish(messages);
                progress.accept(last - bag.info().startTime());
            }
        }
        return last;
    }

    private void publish(BagMessages messages) {
        ReplayedTopic topic = topics.get(messages.topic());
        if (topic != null && topic.type().equals(messages.type())) {
            topic.publish(messages.data());
        }
    }

    /** Waits until then, publishing {@code /clock} meanwhile; false when stopped. */
    private boolean awaitTicking(long due) throws InterruptedException {
        while (clock != null && nextTick <= due) {
            if (!time.awaitUntil(nextTick)) {
                return false;
            }
            long now = Math.min(due, Math.max(nextTick, time.nanos())); // never ahead of the next message
            tick(from + inRecordedTime(now - roundBegan));
            nextTick = Math.max(nextTick, now) + (long) (NANOS / settings.clockHz());
        }
        return time.awaitUntil(due) && !stopped;
    }

    private void tick(long nanos) {
        clock.publish(ByteBuffer.wrap(MessageType.of(Clock.class).encode(new Clock(Time.ofNanos(nanos)))));
    }

    private long inRealTime(long recorded) {
        return (long) (recorded / settings.rate());
    }

    private long inRecordedTime(long real) {
        return (long) (real * settings.rate());
    }

    private ReplayReport report(double seconds) {
        List<ReplayReport.Topic> reports =
                topics.values().stream().map(ReplayedTopic::report).toList();
        return new ReplayReport(
                reports.stream().mapToLong(ReplayReport.Topic::messages).sum(),
                reports.stream().mapToLong(ReplayReport.Topic::bytes).sum(),
                rounds,
                seconds,
                lateness.quantileMs(0.5),
                lateness.quantileMs(0.95),
                lateness.mostMs(),
                reports,
                skipped);
    }

    /** Ends {@link #play} soon. */
    public void stop() {
        stopped = true;
        time.stop();
    }

    /** Takes the topics back. */
    @Override
    public void close() {
        topics.values().forEach(topic -> topic.publisher().close());
        if (clock != null) {
            clock.close();
        }
    }
}
