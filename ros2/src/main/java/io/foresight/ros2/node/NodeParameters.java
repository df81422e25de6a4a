package io.foresight.ros2.node;

import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.Doubles;
import io.foresight.ros2.message.RclInterfaces.ListParametersResult;
import io.foresight.ros2.message.RclInterfaces.Parameter;
import io.foresight.ros2.message.RclInterfaces.ParameterDescriptor;
import io.foresight.ros2.message.RclInterfaces.ParameterType;
import io.foresight.ros2.message.RclInterfaces.ParameterValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A node's read-only parameters in the form that ROS tools request them: each is a Boolean, Long, Double, String or a List of one of these.
 */
final class NodeParameters {
    private static final String DESCRIPTION = "fixed when the node starts";

    private final Map<String, Object> values;

    NodeParameters(Map<String, Object> values) {
        this.values = new TreeMap<>(values);
    }

    /**
     * Names below the prefixes; all if there are no prefixes.
     *
     * @param depth maximum depth of groups; 0 for unlimited
     */
    ListParametersResult list(List<String> prefixes, long depth) {
        List<String> names = new ArrayList<>();
        Set<String> groups = new LinkedHashSet<>();
        for (String name : values.keySet()) {
            boolean listed = prefixes.isEmpty()
                    ? isWithin(name, depth)
                    : prefixes.stream()
                            .anyMatch(prefix -> name.equals(prefix)
                                    || name.startsWith(prefix + ".")
                                            && isWithin(name.substring(prefix.length() + 1), depth));
            if (listed) {
                names.add(name);
                int dot = name.lastIndexOf('.');
                if (dot >= 0) {
                    groups.add(name.substring(0, dot));
                }
            }
        }
        return new ListParametersResult(names, List.copyOf(groups));
    }

    private static boolean isWithin(String name, long depth) {
        return depth == 0 || name.chars().filter(c -> c == '.').count() < depth;
    }

    /** The value of each parameter; of type "not set" for unknown ones. */
    List<ParameterValue> values(List<String> names) {
        return names.stream().map(name -> value(values.get(name))).toList();
    }

    /** The type of each parameter. */
    Bytes types(List<String> names) {
        byte[] types = new byte[names.size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = (byte) type(values.get(names.get(i)));
        }
        return Bytes.view(types);
    }

    /** The descriptor of each parameter. */
    List<ParameterDescriptor> descriptors(List<String> names) {
        return names.stream()
                .map(name -> new ParameterDescriptor(
                        name,
                        type(values.get(name)),
                        values.containsKey(name) ? DESCRIPTION : "",
                        "",
                        true,
                        false,
                        List.of(),
                        List.of()))
                .toList();
    }

    /** All of them. */
    List<Parameter> all() {
        return values.entrySet().stream()
                .map(entry -> new Parameter(entry.getKey(), value(entry.getValue())))
                .toList();
    }

    /** Why a parameter cannot be changed. */
    String refusal(String name) {
        return values.containsKey(name)
                ? name + " is " + DESCRIPTION + ": start it with -p " + name + ":=VALUE"
                : "no parameter " + name;
    }

    private static int type(Object value) {
        if (value == null) {
            return ParameterType.PARAMETER_NOT_SET;
        }
        if (value instanceof List<?> items) {
            return items.isEmpty() ? ParameterType.PARAMETER_STRING_ARRAY : type(items.get(0)) + 5;
        }
        if (value instanceof Boolean) {
            return ParameterType.PARAMETER_BOOL;
        }
        if (value instanceof Long) {
            return ParameterType.PARAMETER_INTEGER;
        }
        return value instanceof Double ? ParameterType.PARAMETER_DOUBLE : ParameterType.PARAMETER_STRING;
    }

    private static ParameterValue value(Object value) {
        List<?> items = value instanceof List<?> list ? list : List.of();
        return new ParameterValue(
                type(value),
                value instanceof Boolean truth && truth,
                value instanceof Long whole ? whole : 0,
                value instanceof Double number ? number : 0,
                value instanceof String text ? text : "",
                Bytes.EMPTY,
                only(items, Boolean.class),
                only(items, Long.class),
                Doubles.view(only(items, Double.class).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()),
                only(items, String.class));
    }

    private static <T> List<T> only(List<?> items, Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
