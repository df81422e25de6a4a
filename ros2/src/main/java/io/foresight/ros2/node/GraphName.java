package io.foresight.ros2.node;

import io.foresight.ros2.dds.RosName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ROS 2's rules for names of nodes, namespaces and topics. Violations throw a {@code DdsException} with BAD_NAME. */
final class GraphName {
    private static final Pattern SUBSTITUTION = Pattern.compile("\\{([^{}]*)}");

    private GraphName() {}

    /** Checks a node name, which is a single token. */
    static void requireNode(String name) {
        if (name.contains("/")) {
            throw RosName.bad(name, "of a node must not have a '/': give its namespace separately");
        }
        RosName.topic("/" + name);
    }

    /** Checks an absolute namespace, {@code /} for none. */
    static void requireNamespace(String namespace) {
        if (!namespace.equals("/")) {
            RosName.topic(namespace);
        }
    }

    static String join(String namespace, String name) {
        return (namespace.equals("/") ? "" : namespace) + "/" + name;
    }

    /**
     * Expands a name: {@code points} relative to the namespace, {@code ~/points} relative to the node, {@code /points} unchanged; replaces
     * {@code {node}} and {@code {ns}}.
     */
    static String expand(String name, String namespace, String node) {
        String filled = substitute(name, namespace, node);
        String absolute = filled;
        if (filled.equals("~")) {
            absolute = join(namespace, node);
        } else if (filled.startsWith("~/")) {
            absolute = join(namespace, node) + filled.substring(1);
        } else if (filled.startsWith("~")) {
            throw RosName.bad(name, "must continue with '/' after '~'");
        } else if (!filled.startsWith("/")) {
            absolute = join(namespace, filled);
        }
        RosName.topic(absolute);
        return absolute;
    }

    private static String substitute(String name, String namespace, String node) {
        Matcher matcher = SUBSTITUTION.matcher(name);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value =
                    switch (matcher.group(1)) {
                        case "node" -> node;
                        case "ns", "namespace" -> namespace.equals("/") ? "" : namespace;
                        default ->
                            throw RosName.bad(
                                    name,
                                    "has an unknown substitution " + matcher.group() + ": known are {node} and {ns}");
                    };
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }
}
