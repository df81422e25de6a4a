package io.foresight.ros2.topic;

import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.Qos.Durability;
import io.foresight.ros2.dds.Qos.Reliability;
import io.foresight.ros2.dds.Sample;
import io.foresight.ros2.mcap.McapWriter;
import io.foresight.ros2.node.RawSubscription;
import io.foresight.ros2.node.RosNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records topics of a graph to an MCAP file, without decoding the messages. Log time is the node's ROS time at receipt, publish time the
 * writer's. Messages of unknown types are recorded without a definition. Thread-safe.
 *
 * <p>With simulated time, messages received before the first {@code /clock} message are held until it arrives. Writing has its own thread;
 * if the disk is too slow, messages are dropped and counted; if it fails, recording stops and {@link #failure} returns the error.
 */
public final class TopicRecorder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicRecorder.class);
    private static final int DEPTH = 100;

    private final RosNode node;
    private final RecordSettings settings;
    private final BacklogWriter backlog;
    private final Map<String, RecordedTopic> topics = new TreeMap<>();

    /** Used only by the writer's thread. */
    private final Map<String, Integer> schemas = new HashMap<>();

    private final Deque<Early> early = new ArrayDeque<>();
    private long earlyBytes;
    private boolean closed;

    /** A message received before the first {@code /clock} message. */
    private record Early(RecordedTopic topic, Sample sample) {}

    /**
     * Creates a recorder without topics.
     *
     * @param node used for receiving; not closed
     * @param writer owned by this recorder and closed with it
     */
    public TopicRecorder(RosNode node, McapWriter writer, RecordSettings settings) {
        this.node = node;
        this.settings = settings;
        backlog = new BacklogWriter(writer, settings.backlogBytes());
    }

    /**
     * Starts to record a topic. A topic that is already recorded is subscribed again when the offers require another QoS.
     *
     * @param topic absolute, or resolved by the node
     * @param type such as {@code sensor_msgs/msg/PointCloud2}
     * @param offered by its writers, as far as known
     * @throws io.foresight.ros2.dds.DdsException for invalid names, or when the library fails to create the reader
     * @throws IllegalArgumentException when it is already recorded with another type
     */
    public void add(String topic, String type, List<Qos> offered) {
        String name = node.resolve(topic);
        Qos qos = quality(name, offered);
        RawSubscription before;
        synchronized (this) {
            RecordedTopic known = topics.get(name);
            if (closed
                    || known != null && known.type().equals(type) && known.qos().equals(qos)) {
                return;
            }
            if (known != null && !known.type().equals(type)) {
                throw new IllegalArgumentException(
                        name + " is recorded as " + known.type() + ", but another publisher uses " + type);
            }
            RecordedTopic recorded = known == null ? new RecordedTopic(name, type, offered) : known;
            RawSubscription now =
                    node.subscribeRaw(topic, type, qos, settings.limitBytes(), sample -> received(recorded, sample));
            before = recorded.subscribe(now, qos, offered);
            if (known == null) {
                topics.put(name, recorded);
                backlog.add(0, recorded.definition(schemas));
                if (!recorded.described()) {
                    log.warn("{}: the definition of {} is not known; viewers cannot read its messages", name, type);
                }
            }
        }
        if (before != null) {
            before.close();
        }
    }

    /** Whether an endpoint belongs to the recording node, whose own topics are not recorded. */
    boolean isOwn(Guid endpoint) {
        return endpoint.sameParticipant(node.guid());
    }

    /** The QoS to subscribe with, so that all writers match: what all of them offer or, if not known, what every writer can satisfy. */
    static Qos quality(String topic, List<Qos> offered) {
        boolean latchedByCustom = topic.endsWith("/tf_static") || topic.endsWith("/robot_description");
        boolean latched = offered.isEmpty()
                ? latchedByCustom
                : offered.stream().allMatch(qos -> qos.durability() == Durability.TRANSIENT_LOCAL);
        boolean reliable = offered.isEmpty()
                ? latchedByCustom
                : offered.stream().allMatch(qos -> qos.reliability() == Reliability.RELIABLE);
        return new Qos(
                reliable ? Reliability.RELIABLE : Reliability.BEST_EFFORT,
                latched ? Durability.TRANSIENT_LOCAL : Durability.VOLATILE,
                DEPTH);
    }

    private synchronized void received(RecordedTopic topic, Sample sample) {
        if (closed || !topic.isNew(sample)) {
            return;
        }
        OptionalLong now = node.clock().nanos();
        if (now.isPresent()) {
            takeEarly(now.getAsLong());
            take(topic, sample, now.getAsLong());
        } else if (earlyBytes + sample.cdr().length <= settings.backlogBytes()) {
            earlyBytes += sample.cdr().length;
            early.addLast(new Early(topic, sample));
        } else {
            topic.drop();
        }
    }

    private void takeEarly(long logTime) {
        for (Early waiting = early.pollFirst(); waiting != null; waiting = early.pollFirst()) {
            take(waiting.topic, waiting.sample, logTime);
        }
    }

    private void take(RecordedTopic topic, Sample sample, long logTime) {
        backlog.add(sample.cdr().length, topic.message(sample, logTime, schemas));
    }

    /** Counters of each topic's messages, by name. */
    public List<TopicTally> topics() {
        synchronized (this) {
            return topics.values().stream().map(RecordedTopic::tally).toList();
        }
    }

    /** The error after which nothing is recorded any more, if there was one. */
    public Optional<IOException> failure() {
        return backlog.failure();
    }

    /** Number of bytes in the file so far. */
    public long fileBytes() {
        return backlog.fileBytes();
    }

    /** Closes the subscriptions, writes the queued messages and closes the file; {@link #failure} returns an error, if there was one. */
    @Override
    public void close() {
        List<RawSubscription> open = new ArrayList<>();
        synchronized (this) {
            closed = true;
            topics.values().forEach(topic -> open.add(topic.subscription()));
            OptionalLong now = node.clock().nanos();
            if (now.isPresent()) {
                takeEarly(now.getAsLong());
            }
            early.forEach(waiting -> waiting.topic.drop());
            early.clear();
        }
        open.forEach(RawSubscription::close);
        backlog.close();
    }
}
