package io.foresight.ros2.node;

import io.foresight.ros2.dds.RosName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ROS 2's rules for the names of nodes, namespaces and topics. What breaks them is refused with {@code DdsException} BAD_NAME. */
final class GraphName {
    private static final Pattern SUBSTITUTION = Pattern.compile("\\{([^{}]*)}");

    private GraphName() {}

    /** A node's own name: one part of a topic's. */
    static void requireNode(String name) {
        if (name.contains("/")) {
            throw RosName.bad(name, "of a node must not have a '/': its namespace is given apart");
        }
        RosName.topic("/" + name);
    }

    /** Absolute, {@code /} for none. */
    static void requireNamespace(String namespace) {
        if (!namespace.equals("/")) {
            RosName.topic(namespace);
        }
    }

    static String join(String namespace, String name) {
        return (namespace.equals("/") ? "" : namespace) + "/" + name;
    }

    /** {@code points} in the namespace, {@code ~/points} below the node, {@code /points} as it is; {@code {node}}, {@code {ns}} filled in. */
    static String expand(String name, String namespace, String node) {
        String filled = substitute(name, namespace, node);
        String absolute = filled;
        if (filled.equals("~")) {
            absolute = join(namespace, node);
        } else if (filled.startsWith("~/")) {
            absolute = join(namespace, node) + filled.substring(1);
        } else if (filled.startsWith("~")) {
            throw RosName.bad(name, "must go on with '/' after '~'");
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
                                    "has an unknown substitution " + matcher.group() + ": there are {node} and {ns}");
                    };
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }
}
