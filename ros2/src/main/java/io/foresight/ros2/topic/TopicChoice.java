package io.foresight.ros2.topic;

import io.foresight.ros2.dds.DdsException;
import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.discovery.DiscoveredEndpoint;
import io.foresight.ros2.discovery.EndpointListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Selects the topics that a recorder records, as publishers are discovered: their types, and the QoS that all of them offer. Hidden topics
 * (a token of the name begins with {@code _}) are recorded only when requested by name. Thread-safe.
 */
public final class TopicChoice implements EndpointListener {
    private final TopicRecorder recorder;
    private final Map<String, Optional<String>> asked;
    private final boolean all;
    private final Predicate<String> excluded;
    private final Map<String, Map<Guid, DiscoveredEndpoint>> writers = new HashMap<>();
    private final Map<Guid, DiscoveredEndpoint> ownReaders = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> problems = new TreeMap<>();

    /**
     * Starts to record the requested topics whose types are given.
     *
     * @param asked absolute names, with their types if known
     * @param all whether all other topics are recorded as well
     * @param excluded patterns of topics that are not recorded unless requested by name
     * @throws DdsException BAD_NAME for invalid names and types
     */
    public TopicChoice(
            TopicRecorder recorder, Map<String, Optional<String>> asked, boolean all, Predicate<String> excluded) {
        this.recorder = recorder;
        this.asked = Map.copyOf(asked);
        this.all = all;
        this.excluded = excluded;
        asked.forEach((topic, type) -> type.ifPresent(known -> {
            types.put(topic, known);
            recorder.add(topic, known, List.of());
        }));
    }

    @Override
    public synchronized void changed(DiscoveredEndpoint endpoint, boolean present) {
        if (recorder.isOwn(endpoint.guid())) {
            changedOwn(endpoint, present);
            return;
        }
        if (!endpoint.writer() || endpoint.rosTopic().isEmpty()) {
            return;
        }
        String topic = endpoint.rosTopic().get();
        Map<Guid, DiscoveredEndpoint> known = writers.computeIfAbsent(topic, name -> new HashMap<>());
        if (!present) {
            known.remove(endpoint.guid());
            return;
        }
        known.put(endpoint.guid(), endpoint);
        if (asked.containsKey(topic) || all && !isHidden(topic) && !excluded.test(topic)) {
            record(topic, endpoint, known);
        }
    }

    private void changedOwn(DiscoveredEndpoint endpoint, boolean present) {
        if (!present) {
            ownReaders.remove(endpoint.guid());
        } else if (!endpoint.writer()) {
            ownReaders.put(endpoint.guid(), endpoint);
        }
    }

    private void record(String topic, DiscoveredEndpoint found, Map<Guid, DiscoveredEndpoint> known) {
        Optional<String> type = found.rosType();
        if (type.isEmpty()) {
            problems.put(topic, "its type " + found.type() + " is not a ROS 2 type");
            return;
        }
        String recorded = types.computeIfAbsent(topic, name -> type.get());
        if (!recorded.equals(type.get())) {
            problems.put(topic, "recorded as " + recorded + ", but another publisher uses " + type.get());
            return;
        }
        List<Qos> offered = known.values().stream()
                .filter(writer -> writer.type().equals(found.type()))
                .map(DiscoveredEndpoint::qos)
                .distinct()
                .toList();
        try {
            recorder.add(topic, recorded, offered);
        } catch (DdsException e) {
            problems.put(topic, e.getMessage());
        }
    }

    private static boolean isHidden(String topic) {
        return topic.contains("/_");
    }

    /** Topics that were requested by name and have no publisher so far. */
    public synchronized List<String> missing() {
        TreeSet<String> missing = new TreeSet<>(asked.keySet());
        missing.removeIf(topic -> !writers.getOrDefault(topic, Map.of()).isEmpty() || hasMessages(topic));
        return List.copyOf(missing);
    }

    private boolean hasMessages(String topic) {
        return recorder.topics().stream().anyMatch(tally -> tally.topic().equals(topic) && tally.messages() > 0);
    }

    /** Problems of recorded topics, by topic: also why a publisher and the recorder's own subscription never match. */
    public synchronized Map<String, String> problems() {
        Map<String, String> all = new TreeMap<>(problems);
        for (DiscoveredEndpoint reader : ownReaders.values()) {
            reader.rosTopic().ifPresent(topic -> writers.getOrDefault(topic, Map.of()).values().stream()
                    .flatMap(writer -> reader.incompatibleWith(writer).stream())
                    .sorted()
                    .findFirst()
                    .ifPresent(reason -> all.putIfAbsent(topic, "a publisher cannot be recorded: " + reason)));
        }
        return all;
    }
}
