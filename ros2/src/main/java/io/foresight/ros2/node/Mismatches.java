package io.foresight.ros2.node;

import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.DiscoveryRange;
import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.discovery.DiscoveredEndpoint;
import io.foresight.ros2.discovery.GraphObserver;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Detects readers and writers of other nodes on this node's topics that never match its own, because QoS or types are incompatible; DDS
 * itself does not report this here. A warning is logged once for each, and the current ones are reported on {@code /diagnostics}.
 */
final class Mismatches implements AutoCloseable {
    private final Guid participant;
    private final Graph graph;
    private final NodeLog log;
    private final Map<Guid, DiscoveredEndpoint> endpoints = new ConcurrentHashMap<>();
    private GraphObserver observer;
    private String unwatched = "";

    Mismatches(Guid participant, Graph graph, NodeLog log) {
        this.participant = participant;
        this.graph = graph;
        this.log = log;
    }

    /** Starts watching; if that is not possible, the diagnostics say so and the node continues. */
    void open(DdsSettings settings) {
        if (settings.range() == DiscoveryRange.OFF) {
            return;
        }
        try {
            observer = GraphObserver.open(settings, this::changed);
        } catch (IOException e) {
            unwatched = "incompatible QoS cannot be detected: " + e.getMessage();
            log.warn(unwatched);
        }
    }

    /** Called on the observer's thread. */
    private void changed(DiscoveredEndpoint endpoint, boolean present) {
        if (!present) {
            endpoints.remove(endpoint.guid());
            return;
        }
        endpoints.put(endpoint.guid(), endpoint);
        for (DiscoveredEndpoint other : endpoints.values()) {
            between(endpoint, other).ifPresent(log::warn);
        }
    }

    /** The incompatibility of two endpoints of one topic, one of which is this node's. */
    private Optional<String> between(DiscoveredEndpoint one, DiscoveredEndpoint other) {
        boolean mine = participant.sameParticipant(one.guid());
        if (!one.topic().equals(other.topic())
                || one.writer() == other.writer()
                || mine == participant.sameParticipant(other.guid())) {
            return Optional.empty();
        }
        DiscoveredEndpoint writer = one.writer() ? one : other;
        DiscoveredEndpoint reader = one.writer() ? other : one;
        DiscoveredEndpoint foreign = mine ? other : one;
        String where = one.rosTopic().orElse(one.topic()) + (foreign.writer() ? " from " : " to ") + owner(foreign);
        return reader.incompatibleWith(writer)
                .map(reason -> (foreign.writer() ? "nothing comes to " : "nothing goes from ") + where + ": " + reason)
                .or(() -> reader.misreads(writer)
                        .map(reason -> "what " + (foreign.writer() ? "comes to " : "goes from ") + where
                                + " is misread: " + reason));
    }

    private String owner(DiscoveredEndpoint endpoint) {
        return graph.owner(endpoint.guid())
                .map(GraphNode::fullName)
                .orElseGet(() -> (endpoint.writer() ? "writer " : "reader ") + endpoint.guid());
    }

    /** All current ones, sorted. */
    List<String> now() {
        List<DiscoveredEndpoint> all = new ArrayList<>(endpoints.values());
        List<String> found = new ArrayList<>();
        for (DiscoveredEndpoint one : all) {
            if (participant.sameParticipant(one.guid())) {
                all.forEach(other -> between(one, other).ifPresent(found::add));
            }
        }
        return found.stream().sorted().distinct().toList();
    }

    /** WARN while there are incompatible endpoints. */
    DiagnosticStatus diagnostic() {
        if (!unwatched.isEmpty()) {
            return new DiagnosticStatus(DiagnosticStatus.WARN, "", unwatched, "", List.of());
        }
        List<String> found = now();
        List<KeyValue> values = new ArrayList<>();
        for (String mismatch : found) {
            values.add(new KeyValue("mismatch " + values.size(), mismatch));
        }
        return new DiagnosticStatus(
                found.isEmpty() ? DiagnosticStatus.OK : DiagnosticStatus.WARN,
                "",
                found.isEmpty()
                        ? "all readers and writers of this node's topics are compatible"
                        : found.size() + " pairs of reader and writer do not fit: " + found.get(0),
                "",
                values);
    }

    @Override
    public void close() {
        if (observer != null) {
            observer.close();
        }
    }
}
