package io.foresight.ros2.node;

import io.foresight.ros2.dds.Guid;
import java.util.List;

/**
 * A node as its participant announces it.
 *
 * @param namespace absolute, {@code /} for none
 * @param participant whose node it is
 * @param readers its subscriptions and what serves it
 * @param writers its publishers and what serves it
 */
public record GraphNode(String namespace, String name, Guid participant, List<Guid> readers, List<Guid> writers) {
    /** Copies the lists. */
    public GraphNode {
        readers = List.copyOf(readers);
        writers = List.copyOf(writers);
    }

    /** As {@code /robot/talker}. */
    public String fullName() {
        return GraphName.join(namespace, name);
    }
}
