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

/** One topic that is replayed: its publisher, and what became of its messages. */
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
     * What to offer: what was offered when it was recorded. One publisher stands for all of them here, so it keeps what each of them would
     * have kept. Where the recording does not say, reliable; latched where that is the custom.
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
            depth = Math.max(depth, Qos.DEFAULT.depth()); // recorders often cannot know it
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

    /** Sends a message; one that cannot be sent is counted, and the first told. */
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
