package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Qos;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A writer or reader announced by another participant.
 *
 * @param writer false for a reader
 * @param topic DDS name, such as {@code rt/points}
 * @param type DDS name, such as {@code sensor_msgs::msg::dds_::PointCloud2_}
 * @param qos offered by a writer, requested by a reader; the depth is 1 where it is not announced (Fast DDS does not announce it), and the
 *     maximum for histories that keep all
 * @param typeHash {@code RIHS01_} and 64 hexadecimal digits, if announced
 * @param terms the other offered or requested policies
 */
public record DiscoveredEndpoint(
        Guid guid, boolean writer, String topic, String type, Qos qos, Optional<String> typeHash, EndpointTerms terms) {
    private static final Pattern ROS_TYPE =
            Pattern.compile("([a-z][a-z0-9_]*)::(msg|srv|action)::dds_::([A-Z][A-Za-z0-9_]*)_");

    /** ROS 2 name of the topic, such as {@code /points}; empty when it is not a ROS 2 topic, or belongs to a service. */
    public Optional<String> rosTopic() {
        return topic.startsWith("rt/") ? Optional.of(topic.substring(2)) : Optional.empty();
    }

    /** ROS 2 name of the type, such as {@code sensor_msgs/msg/PointCloud2}; empty when it is not a ROS 2 type. */
    public Optional<String> rosType() {
        Matcher match = ROS_TYPE.matcher(type);
        return match.matches()
                ? Optional.of(match.group(1) + "/" + match.group(2) + "/" + match.group(3))
                : Optional.empty();
    }

    /** GUID of its participant, equal to {@link DiscoveredParticipant#guid}. */
    public Guid participant() {
        return EntityId.participantOf(guid);
    }

    /**
     * Every reason why this reader never matches a writer of the same topic, in a sentence without a full stop; empty if they are compatible.
     *
     * @param offered a writer
     */
    public Optional<String> incompatibleWith(DiscoveredEndpoint offered) {
        List<String> reasons = new ArrayList<>();
        if (!type.equals(offered.type)) {
            reasons.add("the reader's type is " + rosType().orElse(type) + ", the writer's "
                    + offered.rosType().orElse(offered.type));
        }
        EntityId.keyed(guid).ifPresent(keyed -> EntityId.keyed(offered.guid)
                .filter(other -> !other.equals(keyed))
                .ifPresent(other -> reasons.add(
                        keyed ? "the reader is keyed, the writer is not" : "the writer is keyed, the reader is not")));
        qos.incompatibleWith(offered.qos).ifPresent(reasons::add);
        reasons.addAll(terms.incompatibleWith(offered.terms));
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    /**
     * Why this reader would misinterpret what a writer of the same topic sends; empty if it does not. DDS compares types by name only.
     *
     * @param offered a writer
     */
    public Optional<String> misreads(DiscoveredEndpoint offered) {
        return type.equals(offered.type)
                        && typeHash.isPresent()
                        && offered.typeHash.isPresent()
                        && !typeHash.equals(offered.typeHash)
                ? Optional.of("both use the type name " + rosType().orElse(type)
                        + ", but the definitions differ: reader " + typeHash.get() + ", writer "
                        + offered.typeHash.get())
                : Optional.empty();
    }
}
