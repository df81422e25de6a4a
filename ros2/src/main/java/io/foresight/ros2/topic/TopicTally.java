package io.foresight.ros2.topic;

/**
 * What became of a topic's messages.
 *
 * @param topic absolute name
 * @param type as {@code sensor_msgs/msg/PointCloud2}
 * @param described whether the recording has the type's definition; without, viewers cannot read the messages
 * @param publishers the most writers that were there or heard so far
 * @param messages recorded
 * @param bytes of these, encapsulation included
 * @param lost messages that never arrived, by the gaps in their writers' numbers
 * @param dropped messages that arrived and are not in the file: the disk was too slow or failed, or no {@code /clock} had come
 */
public record TopicTally(
        String topic,
        String type,
        boolean described,
        int publishers,
        long messages,
        long bytes,
        long lost,
        long dropped) {}
