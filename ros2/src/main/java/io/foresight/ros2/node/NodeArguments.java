package io.foresight.ros2.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The ROS 2 arguments of a node, between {@code --ros-args} and {@code --}: remappings, parameters, log levels. */
public final class NodeArguments {
    private final List<RemapRule> remaps;
    private final List<ParameterEntry> files;
    private final List<ParameterEntry> overrides;
    private final Map<String, LogLevel> levels;
    private final boolean rosout;
    private final boolean stdout;

    /**
     * @param remaps in the given order; the first matching rule applies
     * @param files parameters from files, in order
     * @param overrides single parameters, which take precedence over files
     * @param levels by logger; the empty name stands for all loggers
     * @param rosout whether the log also goes to {@code /rosout}
     * @param stdout whether the log also goes to this process's own output
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

    /** No arguments. */
    public static NodeArguments none() {
        return new NodeArguments(List.of(), List.of(), List.of(), Map.of(), true, true);
    }

    /**
     * Parses the arguments after {@code --ros-args}; further {@code --ros-args} and {@code --} among them are ignored.
     *
     * @throws BadArgumentsException listing all problems, including those in parameter files
     */
    public static NodeArguments parse(List<String> afterRosArgs) {
        return new ArgumentReader(afterRosArgs).read();
    }

    /**
     * Parameters for the node with that name, with groups joined by dots; each is a Boolean, Long, Double, String or a List of one of
     * these.
     *
     * @param fullName such as {@code /robot/talker}
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

    /** Names of those of the node's parameters that come from sections for many nodes alone ({@code /**} and the like): others' may be among them. */
    public Set<String> sharedParameters(String fullName) {
        Set<String> shared = new TreeSet<>();
        Set<String> own = new TreeSet<>();
        files.stream().filter(entry -> entry.isFor(fullName)).forEach(entry -> (entry.isForMany() ? shared : own)
                .add(entry.name()));
        overrides.stream().filter(entry -> entry.isFor(fullName)).forEach(entry -> own.add(entry.name()));
        shared.removeAll(own);
        return shared;
    }

    /** The sections of parameter files if there are some and none of them is for the node; else none. */
    public Set<String> sectionsForOthers(String fullName) {
        Set<String> others = new TreeSet<>();
        for (ParameterEntry entry : files) {
            if (entry.isFor(fullName)) {
                return Set.of();
            }
            others.add(entry.nodes());
        }
        return others;
    }

    /** The node's full name: {@code __node} and {@code __ns} applied to its defaults. */
    public String fullName(NodeDefaults defaults) {
        return GraphName.join(namespace(defaults), name(defaults));
    }

    /** The level of a logger: its own, or the one for all loggers, or INFO. */
    public LogLevel level(String logger) {
        return levels.getOrDefault(logger, levels.getOrDefault("", LogLevel.INFO));
    }

    /** Configured levels by logger; the empty name stands for all loggers. */
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

    /** A topic's absolute name as seen by that node, with remappings applied. */
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
