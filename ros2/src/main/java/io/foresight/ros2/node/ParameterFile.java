package io.foresight.ros2.node;

import io.foresight.core.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads a parameter file of ROS 2: node names, optionally inside namespaces, {@code ros__parameters} below them, and groups of parameters.
 */
final class ParameterFile {
    private static final String PARAMETERS = "ros__parameters";

    private final String source;
    private final Problems problems;
    private final List<ParameterEntry> entries = new ArrayList<>();

    private ParameterFile(String source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** The file's parameters in order; problems are added to {@code problems}. */
    static List<ParameterEntry> read(Path file, Problems problems) {
        ParameterFile reader = new ParameterFile(file.toString(), problems);
        try {
            Node root = new Compose(ParameterValue.SETTINGS)
                    .composeString(Files.readString(file))
                    .orElse(null);
            if (root instanceof MappingNode mapping) {
                reader.nodes("", mapping);
            } else {
                problems.add(file + ": must be node names with " + PARAMETERS + " below");
            }
        } catch (IOException e) {
            problems.add("--params-file " + file + " cannot be read: "
                    + (Files.exists(file) ? e.getMessage() : "there is no such file"));
        } catch (YamlEngineException e) {
            problems.add(
                    file + " is not YAML: " + e.getMessage().lines().findFirst().orElse(""));
        }
        return reader.entries;
    }

    private void nodes(String path, MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
            String key = key(tuple);
            if (key.equals(PARAMETERS)) {
                problems.add(at(tuple) + PARAMETERS + " must be below a node's name, such as /**");
                continue;
            }
            String name = path + (key.startsWith("/") ? "" : "/") + key;
            if (!name.matches("(/(\\*\\*?|[A-Za-z_][A-Za-z0-9_]*))+")) {
                problems.add(
                        at(tuple) + "'" + key + "' is not a node name: its parts are letters, digits and '_', * or **");
            } else if (!(tuple.getValueNode() instanceof MappingNode below)) {
                problems.add(at(tuple) + "'" + key + "' must have " + PARAMETERS + " below it");
            } else {
                node(name, below);
            }
        }
    }

    private void node(String name, MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (!key(tuple).equals(PARAMETERS)) {
                nodes(name, new MappingNode(mapping.getTag(), List.of(tuple), mapping.getFlowStyle()));
            } else if (tuple.getValueNode() instanceof MappingNode group) {
                parameters(name, "", group);
            } else {
                problems.add(at(tuple) + PARAMETERS + " of " + name + " must be names with values");
            }
        }
    }

    private void parameters(String node, String prefix, MappingNode group) {
        for (NodeTuple tuple : group.getValue()) {
            String name = prefix + key(tuple);
            if (tuple.getValueNode() instanceof MappingNode below) {
                parameters(node, name + ".", below);
                continue;
            }
            try {
                entries.add(new ParameterEntry(node, name, ParameterValue.of(tuple.getValueNode())));
            } catch (IllegalArgumentException e) {
                problems.add(at(tuple) + name + " " + e.getMessage());
            }
        }
    }

    private String key(NodeTuple tuple) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
            return key.getValue();
        }
        problems.add(at(tuple) + "a key must be plain text");
        return "?";
    }

    private String at(NodeTuple tuple) {
        return source + " line "
                + (tuple.getKeyNode().getStartMark().map(Mark::getLine).orElse(0) + 1) + ": ";
    }
}
