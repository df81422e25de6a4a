package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Qos;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A writer or reader that another participant announces.
 *
 * @param writer false for a reader
 * @param topic DDS name, as {@code rt/points}
 * @param type DDS name, as {@code sensor_msgs::msg::dds_::PointCloud2_}
 * @param qos offered by a writer, asked for by a reader; the depth is 1 where the other does not tell it (Fast DDS does not), and the largest
 *     for histories that keep all
 * @param typeHash {@code RIHS01_} and 64 hexadecimal digits, where it is announced
 * @param terms what else is offered or asked for
 */
public record DiscoveredEndpoint(
        Guid guid, boolean writer, String topic, String type, Qos qos, Optional<String> typeHash, EndpointTerms terms) {
    private static final Pattern ROS_TYPE =
            Pattern.compile("([a-z][a-z0-9_]*)::(msg|srv|action)::dds_::([A-Z][A-Za-z0-9_]*)_");

    /** The topic as ROS 2 calls it, {@code /points}; empty when it is none of ROS 2's, or a service's. */
    public Optional<String> rosTopic() {
        return topic.startsWith("rt/") ? Optional.of(topic.substring(2)) : Optional.empty();
    }

    /** The type as ROS 2 calls it, {@code sensor_msgs/msg/PointCloud2}; empty when it is none of ROS 2's. */
    public Optional<String> rosType() {
        Matcher match = ROS_TYPE.matcher(type);
        return match.matches()
                ? Optional.of(match.group(1) + "/" + match.group(2) + "/" + match.group(3))
                : Optional.empty();
    }

    /** The participant to which it belongs, as {@link DiscoveredParticipant#guid} has it. */
    public Guid participant() {
        return EntityId.participantOf(guid);
    }

    /**
     * Why this reader will never get anything from a writer of the same topic, if that is so.
     *
     * @param offered a writer
     */
    public Optional<String> incompatibleWith(DiscoveredEndpoint offered) {
        if (!type.equals(offered.type)) {
            return Optional.of("the reader's type is " + rosType().orElse(type) + ", the writer's "
                    + offered.rosType().orElse(offered.type));
        }
        return qos.incompatibleWith(offered.qos).or(() -> terms.incompatibleWith(offered.terms));
    }

    /**
     * Why this reader would misread what a writer of the same topic sends, if that is so: DDS compares types by name only.
     *
     * @param offered a writer
     */
    public Optional<String> misreads(DiscoveredEndpoint offered) {
        return type.equals(offered.type)
                        && typeHash.isPresent()
                        && offered.typeHash.isPresent()
                        && !typeHash.equals(offered.typeHash)
                ? Optional.of("both call their type " + rosType().orElse(type)
                        + ", but its definition differs: reader " + typeHash.get() + ", writer "
                        + offered.typeHash.get())
                : Optional.empty();
    }
}
