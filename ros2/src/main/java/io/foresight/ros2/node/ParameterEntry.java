package io.foresight.ros2.node;

import java.util.regex.Pattern;

/**
 * One parameter as a file or an argument gives it.
 *
 * @param nodes which nodes it is for: a full name in which {@code *} is one part and {@code **} any number of them, or, from an argument, a bare
 *     node name, which is meant in every namespace
 * @param name with dots between its groups
 * @param value Boolean, Long, Double, String or a List of one of them
 */
record ParameterEntry(String nodes, String name, Object value) {
    boolean isFor(String fullName) {
        if (!nodes.startsWith("/")) {
            return fullName.substring(fullName.lastIndexOf('/') + 1).equals(nodes);
        }
        StringBuilder pattern = new StringBuilder();
        for (String part : nodes.substring(1).split("/", -1)) {
            pattern.append(
                    switch (part) {
                        case "*" -> "/\\w+";
                        case "**" -> "(/\\w+)*";
                        default -> "/" + Pattern.quote(part);
                    });
        }
        return Pattern.matches(pattern.toString(), fullName);
    }
}
