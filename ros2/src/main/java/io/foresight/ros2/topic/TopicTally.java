package io.foresight.ros2.topic;

/**
 * Message counters of a recorded topic.
 *
 * @param topic absolute name
 * @param type such as {@code sensor_msgs/msg/PointCloud2}
 * @param described whether the recording contains the type's definition; without it, viewers cannot read the messages
 * @param publishers the largest number of writers so far
 * @param messages number recorded
 * @param bytes of these, including encapsulation
 * @param lost number of messages that never arrived, from gaps in the writers' sequence numbers
 * @param dropped number of messages that arrived but are not in the file: the disk was too slow or failed, or there was no {@code /clock}
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
