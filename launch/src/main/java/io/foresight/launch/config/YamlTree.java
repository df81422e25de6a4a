package io.foresight.launch.config;

import io.foresight.core.text.Problems;
import io.foresight.launch.config.ConfigNode.Mapping;
import io.foresight.launch.config.ConfigNode.Scalar;
import io.foresight.launch.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Parses YAML 1.2 text into a plain tree. Tags, anchors and aliases are not allowed: a configuration is plain data, and nothing in it may
 * name a Java class or grow when expanded.
 */
final class YamlTree {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(1 << 20).build();

    private final Problems problems;

    private YamlTree(Problems problems) {
        this.problems = problems;
    }

    /** The tree, or an empty mapping when the text is not valid; problems are added to {@code problems}. */
    static ConfigNode parse(String text, Problems problems) {
        try {
            YamlTree tree = new YamlTree(problems);
            tree.refuseTagsAndAliases(text);
            if (!problems.isEmpty()) {
                return Mapping.empty("line 1");
            }
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            return root.map(node -> tree.convert(node, "")).orElseGet(() -> Mapping.empty("line 1"));
        } catch (MarkedYamlEngineException e) {
            problems.add(e.getProblemMark().map(YamlTree::line).orElse(""), "is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add("", "is not YAML: " + e.getMessage());
        }
        return Mapping.empty("line 1");
    }

    private void refuseTagsAndAliases(String text) {
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            String where = event.getStartMark().map(YamlTree::line).orElse("");
            if (event instanceof AliasEvent
                    || event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                problems.add(where, "anchors and aliases (& and *) are not allowed: write the value out");
            }
            Optional<String> tag = event instanceof ScalarEvent scalar
                    ? scalar.getTag()
                    : event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
            tag.ifPresent(name -> problems.add(where, "tags are not allowed: leave out " + name));
        }
    }

    private ConfigNode convert(Node node, String path) {
        String origin = node.getStartMark().map(YamlTree::line).orElse("");
        if (node instanceof ScalarNode scalar) {
            return new Scalar(scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN, origin);
        }
        if (node instanceof SequenceNode sequence) {
            List<ConfigNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(convert(item, path + "[" + items.size() + "]"));
            }
            return new Sequence(items, origin);
        }
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        for (NodeTuple entry : ((MappingNode) node).getValue()) {
            String keyOrigin =
                    entry.getKeyNode().getStartMark().map(YamlTree::line).orElse("");
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problems.add(keyOrigin, "a key must be plain text");
                continue;
            }
            String keyPath = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            if (entries.putIfAbsent(key.getValue(), convert(entry.getValueNode(), keyPath)) != null) {
                problems.add(keyOrigin, keyPath + " is given twice");
            }
        }
        return new Mapping(entries, origin);
    }

    private static String line(Mark mark) {
        return "line " + (mark.getLine() + 1);
    }
}
