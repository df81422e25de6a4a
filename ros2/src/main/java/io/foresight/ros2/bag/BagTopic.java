package io.foresight.ros2.bag;

import io.foresight.ros2.dds.Qos;
import java.util.List;

/**
 * A topic of a bag.
 *
 * @param name such as {@code /points}
 * @param type such as {@code sensor_msgs/msg/PointCloud2}
 * @param serialization of the messages, normally {@code cdr}: with the four bytes of encapsulation at the start
 * @param messages number of messages according to the bag's metadata
 * @param offered QoS that its publishers offered; empty when the bag does not state it
 */
public record BagTopic(String name, String type, String serialization, long messages, List<Qos> offered) {
    /** Copies the list. */
    public BagTopic {
        offered = List.copyOf(offered);
    }

    /** This and the same topic in another file together. */
    BagTopic plus(BagTopic other) {
        return new BagTopic(name, type, serialization, messages + other.messages, offered);
    }

    BagTopic(String name, String type, String serialization, long messages) {
        this(name, type, serialization, messages, List.of());
    }
}
