package io.foresight.ros2.node;

/**
 * What a node is called where its arguments do not say otherwise.
 *
 * @param name letters, digits and '_', not beginning with a digit
 * @param namespace absolute, {@code /} for none
 */
public record NodeDefaults(String name, String namespace) {
    /** Refuses names that ROS does not allow (DdsException BAD_NAME). */
    public NodeDefaults {
        GraphName.requireNode(name);
        GraphName.requireNamespace(namespace);
    }

    /** A node without namespace. */
    public static NodeDefaults named(String name) {
        return new NodeDefaults(name, "/");
    }
}
