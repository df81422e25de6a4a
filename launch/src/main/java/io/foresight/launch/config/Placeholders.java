package io.foresight.launch.config;

import io.foresight.core.text.DidYouMean;
import io.foresight.core.text.Problems;
import io.foresight.launch.config.ConfigNode.Mapping;
import io.foresight.launch.config.ConfigNode.Scalar;
import io.foresight.launch.config.ConfigNode.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in the placeholders of a file: {@code $(var NAME)} in a value stands for an argument, {@code $(dirname)} for the file's folder.
 * Arguments are declared in a group of the file, by name, with an optional {@code default_value}, which may use arguments declared before
 * it. Anything else after {@code $} is not changed.
 *
 * @param group key under which arguments are declared
 * @param given {@code name:=value}
 * @param folder of the file
 */
public record Placeholders(String group, List<String> given, Path folder) {
    static final Placeholders NONE = new Placeholders("", List.of(), Path.of(""));

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final Pattern OPEN = Pattern.compile("\\$\\((?:var\\s+([^)]*?)\\s*|(dirname))\\)");
    private static final String DEFAULT_KEY = "default_value";

    /** Copies the list. */
    public Placeholders {
        given = List.copyOf(given);
    }

    /** Replaces the values in place; problems are added to {@code problems}. */
    void fill(Mapping root, Problems problems) {
        if (group.isEmpty()) {
            return;
        }
        Map<String, Optional<Scalar>> defaults = declared(root, problems);
        Map<String, String> taken = take(defaults, problems);
        Map<String, String> values = new LinkedHashMap<>();
        defaults.forEach((name, usual) -> {
            if (taken.containsKey(name)) {
                values.put(name, taken.get(name));
            } else if (usual.isPresent()) {
                values.put(name, text(usual.get(), values, problems));
            } else {
                values.put(name, "");
                problems.add(
                        origin(root, name), name + " must be given: add " + name + ":=VALUE" + meaning(root, name));
            }
        });
        root.entries().replaceAll((key, node) -> key.equals(group) ? node : filled(node, values, problems));
    }

    private Map<String, Optional<Scalar>> declared(Mapping root, Problems problems) {
        Map<String, Optional<Scalar>> defaults = new LinkedHashMap<>();
        if (root.entries().get(group) instanceof Mapping arguments) {
            arguments.entries().forEach((name, node) -> {
                if (!NAME.matcher(name).matches()) {
                    problems.add(
                            node.origin(),
                            group + "." + name + ": a name is 1 to 64 letters, digits or _, the first no digit");
                }
                defaults.put(
                        name,
                        node instanceof Mapping one && one.entries().get(DEFAULT_KEY) instanceof Scalar usual
                                ? Optional.of(usual)
                                : Optional.empty());
            });
        }
        return defaults;
    }

    private Map<String, String> take(Map<String, Optional<Scalar>> defaults, Problems problems) {
        Map<String, String> taken = new LinkedHashMap<>();
        for (String each : given) {
            int sign = each.indexOf(":=");
            if (sign < 1) {
                problems.add(each, "must have the form name:=value");
                continue;
            }
            String name = each.substring(0, sign);
            if (!defaults.containsKey(name)) {
                String known = defaults.isEmpty()
                        ? "; this file takes none"
                        : DidYouMean.nearest(name, defaults.keySet())
                                .map(meant -> ", did you mean " + meant + "?")
                                .orElse("; this file takes " + String.join(", ", defaults.keySet()));
                problems.add(each, name + " is not an argument of this file" + known);
            } else if (taken.putIfAbsent(name, each.substring(sign + 2)) != null) {
                problems.add(each, name + " is given twice");
            }
        }
        return taken;
    }

    private ConfigNode filled(ConfigNode node, Map<String, String> values, Problems problems) {
        if (node instanceof Scalar scalar) {
            return new Scalar(text(scalar, values, problems), scalar.quoted(), scalar.origin());
        }
        if (node instanceof Sequence sequence) {
            List<ConfigNode> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(filled(item, values, problems)));
            return new Sequence(items, sequence.origin());
        }
        ((Mapping) node).entries().replaceAll((key, value) -> filled(value, values, problems));
        return node;
    }

    private String text(Scalar scalar, Map<String, String> values, Problems problems) {
        return OPEN.matcher(scalar.text()).replaceAll(found -> {
            if (found.group(2) != null) {
                return Matcher.quoteReplacement(folder.toString());
            }
            String name = found.group(1);
            if (!values.containsKey(name)) {
                String known =
                        values.isEmpty() ? "none is declared" : "declared are " + String.join(", ", values.keySet());
                problems.add(scalar.origin(), "$(var " + name + ") is not declared before its use; " + known);
            }
            return Matcher.quoteReplacement(values.getOrDefault(name, ""));
        });
    }

    private String origin(Mapping root, String name) {
        return ((Mapping) root.entries().get(group)).entries().get(name).origin();
    }

    private String meaning(Mapping root, String name) {
        ConfigNode node = ((Mapping) root.entries().get(group)).entries().get(name);
        return node instanceof Mapping one && one.entries().get("description") instanceof Scalar text
                ? " (" + text.text() + ")"
                : "";
    }
}
