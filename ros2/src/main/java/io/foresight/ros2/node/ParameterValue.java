package io.foresight.ros2.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Converts YAML to parameter values by ROS 2's rules: yes, no, on and off are booleans, and the elements of a list have one type. */
final class ParameterValue {
    static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(1 << 20)
            .setMaxAliasesForCollections(0)
            .build();

    private static final Set<String> TRUE =
            Set.of("true", "True", "TRUE", "y", "Y", "yes", "Yes", "YES", "on", "On", "ON");
    private static final Set<String> FALSE =
            Set.of("false", "False", "FALSE", "n", "N", "no", "No", "NO", "off", "Off", "OFF");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0x[0-9a-fA-F]+|[0-9]+)");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Map<String, Double> SPECIAL = Map.of(
            ".inf", Double.POSITIVE_INFINITY,
            ".Inf", Double.POSITIVE_INFINITY,
            ".INF", Double.POSITIVE_INFINITY,
            "-.inf", Double.NEGATIVE_INFINITY,
            "-.Inf", Double.NEGATIVE_INFINITY,
            "-.INF", Double.NEGATIVE_INFINITY,
            ".nan", Double.NaN,
            ".NaN", Double.NaN,
            ".NAN", Double.NaN);

    private ParameterValue() {}

    /** Parses an argument's text; throws IllegalArgumentException for text that is not a valid value. */
    static Object parse(String text) {
        try {
            Optional<Node> node = new Compose(SETTINGS).composeString(text);
            return of(node.orElseThrow(() -> new IllegalArgumentException("has no value")));
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(
                    "is not YAML: " + e.getMessage().lines().findFirst().orElse(""), e);
        }
    }

    /** Converts a node of a file; throws IllegalArgumentException for a node that is not a valid value. */
    static Object of(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw new IllegalArgumentException("must be a single value or a list of them");
        }
        List<Object> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            if (!(item instanceof ScalarNode scalar)) {
                throw new IllegalArgumentException("must be a list of single values");
            }
            items.add(scalar(scalar));
        }
        boolean numbers = items.stream().allMatch(Number.class::isInstance);
        if (numbers && items.stream().anyMatch(Double.class::isInstance)) {
            items.replaceAll(item -> ((Number) item).doubleValue());
        }
        if (items.stream().map(Object::getClass).distinct().count() > 1) {
            throw new IllegalArgumentException("must be a list with elements of one type: " + items);
        }
        return List.copyOf(items);
    }

    private static Object scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getScalarStyle() != ScalarStyle.PLAIN) {
            return text;
        }
        if (text.isEmpty() || text.equals("~") || text.equals("null")) {
            throw new IllegalArgumentException("has no value");
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return TRUE.contains(text);
        }
        if (WHOLE.matcher(text).matches()) {
            try {
                return Long.decode(text.contains("x") ? text : text.replaceFirst("^([-+]?)0+(?=\\d)", "$1"));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(text + " is outside of 64 bits", e);
            }
        }
        if (DECIMAL.matcher(text).matches()) {
            return Double.parseDouble(text);
        }
        Double special = SPECIAL.get(text);
        return special == null ? text : special;
    }
}
