package io.foresight.launch.config;

import io.foresight.core.text.Problems;
import io.foresight.launch.config.ConfigNode.Mapping;
import io.foresight.launch.config.ConfigNode.Scalar;
import io.foresight.launch.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.List;

/** One {@code --set a.b=c}, or one parameter: replaces or adds a value before the configuration is checked. */
final class Assignment {
    private Assignment() {}

    static void apply(String assignment, Mapping root, Problems problems) {
        String origin = "--set " + assignment;
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            problems.add(origin, "must have the form key=value or group.key=value");
            return;
        }
        int before = problems.count();
        ConfigNode value = relabel(YamlTree.parse(assignment.substring(equals + 1), problems), origin);
        if (problems.count() > before) {
            return;
        }
        put(assignment.substring(0, equals).strip(), value, root, problems);
    }

    /** One parameter: a Boolean, Long, Double, String, or a List of one of them. */
    static void apply(String name, Object value, Mapping root, Problems problems) {
        put(name, node(value, "parameter " + name), root, problems);
    }

    private static ConfigNode node(Object value, String origin) {
        if (value instanceof List<?> items) {
            return new Sequence(items.stream().map(item -> node(item, origin)).toList(), origin);
        }
        if (value instanceof Double number && (number.isInfinite() || number.isNaN())) {
            String text = number.isNaN() ? ".nan" : number > 0 ? ".inf" : "-.inf";
            return new Scalar(text, false, origin);
        }
        return new Scalar(value.toString(), value instanceof String, origin);
    }

    private static void put(String name, ConfigNode value, Mapping root, Problems problems) {
        String[] keys = name.split("\\.", -1);
        String origin = value.origin();
        Mapping group = root;
        for (int i = 0; i < keys.length - 1; i++) {
            ConfigNode next = group.entries().computeIfAbsent(keys[i], key -> Mapping.empty(origin));
            if (!(next instanceof Mapping nested)) {
                problems.add(origin, keys[i] + " is " + next.described() + ", not a group of keys");
                return;
            }
            group = nested;
        }
        group.entries().put(keys[keys.length - 1], value);
    }

    private static ConfigNode relabel(ConfigNode node, String origin) {
        if (node instanceof Scalar scalar) {
            return new Scalar(scalar.text(), scalar.quoted(), origin);
        }
        if (node instanceof Sequence sequence) {
            List<ConfigNode> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(relabel(item, origin)));
            return new Sequence(items, origin);
        }
        Mapping relabelled = Mapping.empty(origin);
        ((Mapping) node).entries().forEach((key, value) -> relabelled.entries().put(key, relabel(value, origin)));
        return relabelled;
    }
}
