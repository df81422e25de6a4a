package io.foresight.ros2.node;

import io.foresight.ros2.dds.Guid;
import java.util.List;

/**
 * A node as announced by its participant.
 *
 * @param namespace absolute, {@code /} for none
 * @param participant that the node belongs to
 * @param readers of its subscriptions and services
 * @param writers of its publishers and services
 */
public record GraphNode(String namespace, String name, Guid participant, List<Guid> readers, List<Guid> writers) {
    /** Copies the lists. */
    public GraphNode {
        readers = List.copyOf(readers);
        writers = List.copyOf(writers);
    }

    /** Full name, such as {@code /robot/talker}. */
    public String fullName() {
        return GraphName.join(namespace, name);
    }
}
