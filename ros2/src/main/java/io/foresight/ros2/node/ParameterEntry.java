package io.foresight.ros2.node;

import java.util.regex.Pattern;

/**
 * One parameter from a file or an argument.
 *
 * @param nodes the nodes it applies to: a full name in which {@code *} stands for one token and {@code **} for any number of them, or, from
 *     an argument, a plain node name, which applies in every namespace
 * @param name with dots between its groups
 * @param value Boolean, Long, Double, String or a List of one of them
 */
record ParameterEntry(String nodes, String name, Object value) {
    /** Is it in a section for all nodes of some names? */
    boolean isForMany() {
        return nodes.contains("*");
    }

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
