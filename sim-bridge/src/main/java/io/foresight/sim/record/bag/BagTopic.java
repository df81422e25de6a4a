package io.foresight.sim.record.bag;

/**
 * A topic of a bag.
 *
 * @param name such as {@code /points}
 * @param type such as {@code sensor_msgs/msg/PointCloud2}
 * @param serialization of the messages, as a rule {@code cdr}: with the four bytes of encapsulation in front
 * @param messages how many there are, by the bag's metadata
 */
public record BagTopic(String name, String type, String serialization, long messages) {}
