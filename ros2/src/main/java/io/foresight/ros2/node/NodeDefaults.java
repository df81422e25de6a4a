package io.foresight.ros2.node;

/**
 * A node's default name and namespace.
 *
 * @param name letters, digits and '_', not beginning with a digit
 * @param namespace absolute, {@code /} for none
 */
public record NodeDefaults(String name, String namespace) {
    /** Checks the names against ROS's rules (DdsException BAD_NAME). */
    public NodeDefaults {
        GraphName.requireNode(name);
        GraphName.requireNamespace(namespace);
    }

    /** A node without a namespace. */
    public static NodeDefaults named(String name) {
        return new NodeDefaults(name, "/");
    }
}
