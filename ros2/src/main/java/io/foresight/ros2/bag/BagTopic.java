package io.foresight.ros2.bag;

import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.RosName;
import java.util.List;

/**
 * A topic of a bag. A name with messages of two types is two topics.
 *
 * @param name such as {@code /points}
 * @param type such as {@code sensor_msgs/msg/PointCloud2}; {@code sensor_msgs/PointCloud2} is the same type
 * @param serialization of the messages, normally {@code cdr}: with the four bytes of encapsulation at the start
 * @param messages number of messages according to the bag's metadata
 * @param offered QoS that its publishers offered; empty when the bag does not state it
 */
public record BagTopic(String name, String type, String serialization, long messages, List<Qos> offered) {
    private static final String CDR = "cdr";

    /** Copies the list and spells the type out. */
    public BagTopic {
        type = serialization.equals(CDR) ? RosName.fullType(type) : type;
        offered = List.copyOf(offered);
    }

    /** Whether messages of this name and type are of this topic; an empty type, where the file tells none, is taken for this one. */
    boolean has(String otherName, String otherType) {
        return name.equals(otherName) && (type.equals(otherType) || otherType.isEmpty());
    }

    /** This and the same topic in another file together. */
    BagTopic plus(BagTopic other) {
        return new BagTopic(name, type, serialization, messages + other.messages, offered);
    }

    BagTopic(String name, String type, String serialization, long messages) {
        this(name, type, serialization, messages, List.of());
    }
}
