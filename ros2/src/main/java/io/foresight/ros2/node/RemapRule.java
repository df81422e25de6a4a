package io.foresight.ros2.node;

import io.foresight.ros2.dds.DdsException;

/**
 * A remapping rule {@code from:=to}.
 *
 * @param kind what is remapped
 * @param node the node to which it applies; empty for all nodes
 * @param from the topic's original name; unused for nodes and namespaces
 * @param to the new name
 */
record RemapRule(Kind kind, String node, String from, String to) {
    /** What a rule remaps. */
    enum Kind {
        TOPIC,
        SERVICE,
        NODE,
        NAMESPACE
    }

    /** Parses a rule; throws IllegalArgumentException with the problem for a malformed one. */
    static RemapRule parse(String rule) {
        int split = rule.indexOf(":=");
        if (split < 1 || split + 2 == rule.length()) {
            throw new IllegalArgumentException("'" + rule + "' must have the form from:=to");
        }
        String from = rule.substring(0, split);
        String to = rule.substring(split + 2);
        Kind kind = Kind.TOPIC;
        if (to.contains(":=")) {
            throw new IllegalArgumentException("'" + rule + "' has more than one ':='");
        }
        String node = "";
        for (Kind prefixed : new Kind[] {Kind.TOPIC, Kind.SERVICE}) {
            String prefix = prefixed == Kind.TOPIC ? "rostopic://" : "rosservice://";
            if (from.startsWith(prefix)) {
                return checked(rule, new RemapRule(prefixed, "", from.substring(prefix.length()), to));
            }
        }
        int colon = from.indexOf(':');
        if (colon >= 0) {
            node = from.substring(0, colon);
            from = from.substring(colon + 1);
        }
        if (from.equals("__node") || from.equals("__name")) {
            kind = Kind.NODE;
        } else if (from.equals("__ns")) {
            kind = Kind.NAMESPACE;
        }
        return checked(rule, new RemapRule(kind, node, from, to));
    }

    private static RemapRule checked(String rule, RemapRule read) {
        try {
            if (!read.node.isEmpty()) {
                GraphName.requireNode(read.node);
            }
            switch (read.kind) {
                case NODE -> GraphName.requireNode(read.to);
                case NAMESPACE -> GraphName.requireNamespace(read.to);
                case TOPIC, SERVICE -> {
                    GraphName.expand(read.from, "/", "node");
                    GraphName.expand(read.to, "/", "node");
                }
            }
            return read;
        } catch (DdsException e) {
            throw new IllegalArgumentException("'" + rule + "': " + e.getMessage(), e);
        }
    }

    boolean isFor(String nodeName) {
        return node.isEmpty() || node.equals(nodeName);
    }
}
