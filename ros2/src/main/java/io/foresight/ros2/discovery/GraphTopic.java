package io.foresight.ros2.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A topic of a domain with its writers and readers.
 *
 * @param name ROS 2 name, or the DDS name where it is not a ROS 2 topic
 * @param types ROS 2 names; more than one is an error in the graph
 * @param mismatches why some of its readers and writers do not match, or misinterpret each other; each reason once
 */
public record GraphTopic(
        String name,
        List<String> types,
        List<DiscoveredEndpoint> writers,
        List<DiscoveredEndpoint> readers,
        List<Mismatch> mismatches) {
    /** Maximum number of different kinds of endpoints of a topic that are compared; real graphs have fewer. */
    private static final int MOST_KINDS = 64;

    /** Copies the lists. */
    public GraphTopic {
        types = List.copyOf(types);
        writers = List.copyOf(writers);
        readers = List.copyOf(readers);
        mismatches = List.copyOf(mismatches);
    }

    /**
     * Readers and writers that do not match, or misinterpret each other.
     *
     * @param reason a sentence without a full stop
     * @param reader one of them, as an example
     * @param writer one of them, as an example
     * @param pairs number of pairs with this reason
     */
    public record Mismatch(String reason, DiscoveredEndpoint reader, DiscoveredEndpoint writer, int pairs) {}

    /** Groups endpoints into topics by their DDS names. */
    public static List<GraphTopic> of(Collection<DiscoveredEndpoint> endpoints) {
        Map<String, List<DiscoveredEndpoint>> byTopic = new TreeMap<>();
        for (DiscoveredEndpoint endpoint : endpoints) {
            byTopic.computeIfAbsent(endpoint.topic(), topic -> new ArrayList<>())
                    .add(endpoint);
        }
        return byTopic.values().stream().map(GraphTopic::ofOne).toList();
    }

    private static GraphTopic ofOne(List<DiscoveredEndpoint> endpoints) {
        DiscoveredEndpoint any = endpoints.get(0);
        List<DiscoveredEndpoint> writers =
                endpoints.stream().filter(DiscoveredEndpoint::writer).toList();
        List<DiscoveredEndpoint> readers =
                endpoints.stream().filter(endpoint -> !endpoint.writer()).toList();
        return new GraphTopic(
                any.rosTopic().orElse(any.topic()),
                endpoints.stream()
                        .map(endpoint -> endpoint.rosType().orElse(endpoint.type()))
                        .distinct()
                        .sorted()
                        .toList(),
                writers,
                readers,
                mismatches(kinds(writers), kinds(readers)));
    }

    private static Collection<List<DiscoveredEndpoint>> kinds(List<DiscoveredEndpoint> endpoints) {
        Map<DiscoveredEndpoint, List<DiscoveredEndpoint>> kinds = new LinkedHashMap<>();
        for (DiscoveredEndpoint each : endpoints) {
            DiscoveredEndpoint kind = new DiscoveredEndpoint(
                    EntityId.kindOf(each.guid()),
                    each.writer(),
                    each.topic(),
                    each.type(),
                    each.qos(),
                    each.typeHash(),
                    each.terms());
            if (kinds.size() < MOST_KINDS || kinds.containsKey(kind)) {
                kinds.computeIfAbsent(kind, none -> new ArrayList<>()).add(each);
            }
        }
        return kinds.values();
    }

    private static List<Mismatch> mismatches(
            Collection<List<DiscoveredEndpoint>> writers, Collection<List<DiscoveredEndpoint>> readers) {
        Map<String, Mismatch> found = new LinkedHashMap<>();
        for (List<DiscoveredEndpoint> reading : readers) {
            for (List<DiscoveredEndpoint> writing : writers) {
                DiscoveredEndpoint reader = reading.get(0);
                DiscoveredEndpoint writer = writing.get(0);
                Optional<String> reason = reader.incompatibleWith(writer).or(() -> reader.misreads(writer));
                reason.ifPresent(why -> found.merge(
                        why,
                        new Mismatch(why, reader, writer, reading.size() * writing.size()),
                        (first, more) ->
                                new Mismatch(why, first.reader(), first.writer(), first.pairs() + more.pairs())));
            }
        }
        return List.copyOf(found.values());
    }
}
