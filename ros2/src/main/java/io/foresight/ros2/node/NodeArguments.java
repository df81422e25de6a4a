package io.foresight.ros2.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What ROS 2 tells a node on its command line between {@code --ros-args} and {@code --}: new names, parameters, how much to log. */
public final class NodeArguments {
    private final List<RemapRule> remaps;
    private final List<ParameterEntry> files;
    private final List<ParameterEntry> overrides;
    private final Map<String, LogLevel> levels;
    private final boolean rosout;
    private final boolean stdout;

    /**
     * @param remaps in the order given; the first that fits counts
     * @param files parameters of files, in order
     * @param overrides parameters given one by one, which count more than files
     * @param levels by logger; the empty name is every logger
     * @param rosout whether the log also goes to {@code /rosout}
     * @param stdout whether the log goes to this process's own output
     */
    NodeArguments(
            List<RemapRule> remaps,
            List<ParameterEntry> files,
            List<ParameterEntry> overrides,
            Map<String, LogLevel> levels,
            boolean rosout,
            boolean stdout) {
        this.remaps = List.copyOf(remaps);
        this.files = List.copyOf(files);
        this.overrides = List.copyOf(overrides);
        this.levels = Map.copyOf(levels);
        this.rosout = rosout;
        this.stdout = stdout;
    }

    /** Nothing said. */
    public static NodeArguments none() {
        return new NodeArguments(List.of(), List.of(), List.of(), Map.of(), true, true);
    }

    /**
     * Reads what stands behind {@code --ros-args}; further {@code --ros-args} and {@code --} in it are passed over.
     *
     * @throws BadArgumentsException listing everything that is wrong, parameter files included
     */
    public static NodeArguments parse(List<String> afterRosArgs) {
        return new ArgumentReader(afterRosArgs).read();
    }

    /**
     * Parameters meant for that node by name, groups joined with dots; each a Boolean, Long, Double, String or a List of one of these.
     *
     * @param fullName as {@code /robot/talker}
     */
    public Map<String, Object> parameters(String fullName) {
        Map<String, Object> found = new LinkedHashMap<>();
        for (List<ParameterEntry> entries : List.of(files, overrides)) {
            for (ParameterEntry entry : entries) {
                if (entry.isFor(fullName)) {
                    found.put(entry.name(), entry.value());
                }
            }
        }
        return found;
    }

    /** The node's full name with these arguments: {@code __node} and {@code __ns} applied to its defaults. */
    public String fullName(NodeDefaults defaults) {
        return GraphName.join(namespace(defaults), name(defaults));
    }

    /** The level of a logger: its own, else everybody's, else INFO. */
    public LogLevel level(String logger) {
        return levels.getOrDefault(logger, levels.getOrDefault("", LogLevel.INFO));
    }

    /** Levels given, by logger; the empty name is every logger. */
    public Map<String, LogLevel> levels() {
        return levels;
    }

    boolean rosout() {
        return rosout;
    }

    boolean stdout() {
        return stdout;
    }

    String name(NodeDefaults defaults) {
        return first(RemapRule.Kind.NODE, defaults.name()).orElse(defaults.name());
    }

    String namespace(NodeDefaults defaults) {
        return first(RemapRule.Kind.NAMESPACE, name(defaults)).orElse(defaults.namespace());
    }

    private Optional<String> first(RemapRule.Kind kind, String node) {
        return remaps.stream()
                .filter(rule -> rule.kind() == kind && rule.isFor(node))
                .findFirst()
                .map(RemapRule::to);
    }

    /** A topic's absolute name as that node sees it, remaps applied. */
    String resolve(String topic, String namespace, String node) {
        String expanded = GraphName.expand(topic, namespace, node);
        return remaps.stream()
                .filter(rule -> rule.kind() == RemapRule.Kind.TOPIC && rule.isFor(node))
                .filter(rule -> GraphName.expand(rule.from(), namespace, node).equals(expanded))
                .findFirst()
                .map(rule -> GraphName.expand(rule.to(), namespace, node))
                .orElse(expanded);
    }
}
