package io.foresight.ros2.bag;

import io.foresight.ros2.dds.Qos;
import java.util.List;

/**
 * A topic of a bag.
 *
 * @param name such as {@code /points}
 * @param type such as {@code sensor_msgs/msg/PointCloud2}
 * @param serialization of the messages, as a rule {@code cdr}: with the four bytes of encapsulation in front
 * @param messages how many there are, by the bag's metadata
 * @param offered what its publishers offered, as far as the bag says; empty when it does not
 */
public record BagTopic(String name, String type, String serialization, long messages, List<Qos> offered) {
    /** Keeps its own copy. */
    public BagTopic {
        offered = List.copyOf(offered);
    }

    BagTopic(String name, String type, String serialization, long messages) {
        this(name, type, serialization, messages, List.of());
    }
}
