package io.foresight.ros2.node;

import io.foresight.ros2.cdr.CdrException;
import io.foresight.ros2.dds.DdsListener;
import io.foresight.ros2.dds.DdsParticipant;
import io.foresight.ros2.dds.DdsReader;
import io.foresight.ros2.dds.DdsWriter;
import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.Sample;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ROS graph: announces this node and its endpoints on {@code ros_discovery_info}, and reads other nodes' announcements. Thread-safe.
 */
public final class Graph {
    private static final Logger log = LoggerFactory.getLogger(Graph.class);
    private static final String TOPIC = "ros_discovery_info";
    private static final int LIMIT_BYTES = 1 << 20;
    private static final int MOST_PARTICIPANTS = 1024;
    private static final Duration GOODBYE = Duration.ofSeconds(1);
    private static final Qos LATCHED = Qos.TRANSIENT_LOCAL;

    /** Each participant has its own writer, but a topic without keys has a single history. */
    private static final Qos ALL = LATCHED.withDepth(256);

    private final String namespace;
    private final String name;
    private final GidLayout layout;
    private final Set<Guid> readers = new LinkedHashSet<>();
    private final Set<Guid> writers = new LinkedHashSet<>();
    private final Map<Guid, List<GraphNode>> others = new LinkedHashMap<>();
    private Guid self;
    private DdsWriter writer;
    private DdsReader reader;

    Graph(String namespace, String name, GidLayout layout) {
        this.namespace = namespace;
        this.name = name;
        this.layout = layout;
    }

    void open(DdsParticipant participant) {
        synchronized (this) {
            self = participant.guid();
            writer = participant.createWriter(new Endpoint(TOPIC, GidLayout.ddsType(), LATCHED, LIMIT_BYTES));
        }
        reader = participant.createReader(
                new Endpoint(TOPIC, GidLayout.ddsType(), ALL, LIMIT_BYTES), new AnnouncementListener());
        announce();
    }

    synchronized void add(Guid endpoint, boolean isWriter) {
        (isWriter ? writers : readers).add(endpoint);
        announce();
    }

    synchronized void remove(Guid endpoint) {
        if (writers.remove(endpoint) || readers.remove(endpoint)) {
            announce();
        }
    }

    private synchronized void announce() {
        if (writer != null) {
            GraphNode own = new GraphNode(namespace, name, self, List.copyOf(readers), List.copyOf(writers));
            writer.write(ByteBuffer.wrap(layout.encode(self, List.of(own))));
        }
    }

    /**
     * Announces that the node leaves, so that others remove it without waiting for the participant's lease to expire. Waits briefly for
     * their acknowledgements, because closing the writer discards samples that were not sent yet.
     */
    void leave() {
        DdsWriter last;
        synchronized (this) {
            if (writer == null) {
                return;
            }
            last = writer;
            writer = null;
        }
        last.write(ByteBuffer.wrap(layout.encode(self, List.of())));
        reader.close();
        if (!last.awaitAcknowledged(GOODBYE)) {
            log.debug("not all participants acknowledged within {} that {} leaves", GOODBYE, name);
        }
    }

    private void received(Sample sample) {
        GidLayout.ParticipantNodes told;
        try {
            told = GidLayout.decode(sample.cdr());
        } catch (CdrException e) {
            log.debug("{} of {} cannot be read", TOPIC, sample.writer(), e);
            return;
        }
        synchronized (this) {
            if (told.participant().equals(self)) {
                return;
            }
            if (others.size() >= MOST_PARTICIPANTS && !others.containsKey(told.participant())) {
                log.warn("more than {} participants announce nodes; {} is ignored", MOST_PARTICIPANTS, told);
                return;
            }
            others.put(told.participant(), told.nodes());
        }
    }

    /**
     * Processes announcements. A participant that leaves properly disposes its writer at once, while the participant itself may be listed
     * until its lease expires.
     */
    private final class AnnouncementListener implements DdsListener {
        @Override
        public void received(Sample sample) {
            Graph.this.received(sample);
        }

        @Override
        public void matched(Guid announcer, boolean matched) {
            if (!matched) {
                synchronized (Graph.this) {
                    others.keySet().removeIf(announcer::sameParticipant);
                }
            }
        }
    }

    /** A participant appeared or disappeared. */
    synchronized void peer(Guid participant, boolean present) {
        if (!present) {
            others.remove(participant);
        }
    }

    /** The other node that owns a reader or writer, if it is announced. */
    public synchronized Optional<GraphNode> owner(Guid endpoint) {
        return others.values().stream()
                .flatMap(Collection::stream)
                .filter(node ->
                        node.readers().contains(endpoint) || node.writers().contains(endpoint))
                .findFirst();
    }

    /** The nodes currently announced by others, without this one. */
    public synchronized List<GraphNode> nodes() {
        return others.values().stream().flatMap(Collection::stream).toList();
    }
}
