package io.foresight.ros2.topic;

import io.foresight.ros2.bag.BagTopic;
import io.foresight.ros2.dds.DdsException;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.Qos.Durability;
import io.foresight.ros2.dds.Qos.Reliability;
import io.foresight.ros2.node.RawPublisher;
import java.nio.ByteBuffer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A replayed topic: its publisher and message counters. */
final class ReplayedTopic {
    private static final Logger log = LoggerFactory.getLogger(ReplayedTopic.class);
    private static final int MOST_LATCHED = 1000;

    private final String type;
    private final RawPublisher publisher;
    private final boolean latched;
    private long messages;
    private long bytes;
    private long refused;

    ReplayedTopic(String type, RawPublisher publisher, boolean latched) {
        this.type = type;
        this.publisher = publisher;
        this.latched = latched;
    }

    /**
     * The QoS to publish with: what the recorded publishers offered. One publisher replaces all of them, so its history is as deep as all
     * of theirs together. If the recording does not state the QoS: reliable, and latched for topics that are latched by convention.
     */
    static Qos quality(BagTopic topic) {
        List<Qos> offered = topic.offered();
        boolean latched = offered.isEmpty()
                ? topic.name().endsWith("/tf_static") || topic.name().endsWith("/robot_description")
                : offered.stream().anyMatch(qos -> qos.durability() == Durability.TRANSIENT_LOCAL);
        boolean reliable = latched
                || offered.isEmpty()
                || offered.stream().anyMatch(qos -> qos.reliability() == Reliability.RELIABLE);
        int depth = offered.stream().mapToInt(Qos::depth).max().orElse(1);
        if (latched) {
            depth = Math.max(depth, (int) Math.min(MOST_LATCHED, topic.messages()));
        } else if (reliable) {
            depth = Math.max(depth, Qos.DEFAULT.depth()); // recorders often do not know it
        }
        return new Qos(
                reliable ? Reliability.RELIABLE : Reliability.BEST_EFFORT,
                latched ? Durability.TRANSIENT_LOCAL : Durability.VOLATILE,
                Math.max(1, depth));
    }

    String type() {
        return type;
    }

    boolean latched() {
        return latched;
    }

    RawPublisher publisher() {
        return publisher;
    }

    /** Publishes a message; messages that cannot be sent are counted, and the first is logged. */
    void publish(ByteBuffer cdr) {
        int length = cdr.remaining();
        try {
            publisher.publish(cdr);
            messages++;
            bytes += length;
        } catch (DdsException e) {
            if (e.code() == DdsException.Code.CLOSED) {
                throw e;
            }
            if (refused++ == 0) {
                log.warn("a message of {} cannot be sent: {}", publisher.topic(), e.getMessage());
            }
        }
    }

    ReplayReport.Topic report() {
        return new ReplayReport.Topic(publisher.topic(), type, publisher.subscribers(), messages, bytes, refused);
    }
}
