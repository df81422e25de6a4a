package io.foresight.launch.config;

import io.foresight.core.text.Problems;
import io.foresight.launch.config.ConfigNode.Mapping;
import io.foresight.launch.config.ConfigNode.Scalar;
import io.foresight.launch.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A configuration as written, for checks across its parts. These also run when single values are invalid, so that all problems are found at
 * once. A path consists of keys from the outside in; in a list, of positions from 0.
 */
public final class ConfigOutline {
    private final ConfigNode root;
    private final Problems problems;

    ConfigOutline(ConfigNode root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /** The keys of a group in the order written; empty when there is no such group. */
    public Set<String> keys(String... path) {
        return find(path) instanceof Mapping group
                ? new LinkedHashSet<>(group.entries().keySet())
                : Set.of();
    }

    /** A single value, or the single values of a list; empty when there is neither. */
    public List<String> texts(String... path) {
        ConfigNode node = find(path);
        List<String> texts = new ArrayList<>();
        if (node instanceof Scalar scalar && !scalar.isEmpty()) {
            texts.add(scalar.text());
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> texts.add(item instanceof Scalar scalar ? scalar.text() : ""));
        }
        return texts;
    }

    /** Reports a problem at the line of the path, or of the part of it that exists. */
    public void problem(String what, String... path) {
        ConfigNode node = root;
        for (String step : path) {
            ConfigNode next = step(node, step);
            if (next == null) {
                break;
            }
            node = next;
        }
        problems.add(node.origin(), what);
    }

    private ConfigNode find(String... path) {
        ConfigNode node = root;
        for (String step : path) {
            node = node == null ? null : step(node, step);
        }
        return node;
    }

    private static ConfigNode step(ConfigNode node, String step) {
        if (node instanceof Mapping group) {
            return group.entries().get(step);
        }
        if (node instanceof Sequence sequence && step.matches("\\d{1,6}")) {
            int index = Integer.parseInt(step);
            return index < sequence.items().size() ? sequence.items().get(index) : null;
        }
        return null;
    }
}
