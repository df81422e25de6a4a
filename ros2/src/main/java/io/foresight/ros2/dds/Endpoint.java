package io.foresight.ros2.dds;

import io.foresight.ros2.dds.DdsException.Code;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Settings of a writer or reader.
 *
 * @param topic DDS name, as created by {@link RosName#topic}
 * @param type DDS name, as created by {@link RosName#type}
 * @param qos offered by a writer, requested by a reader
 * @param limitBytes largest sample including its encapsulation, {@value #MIN_LIMIT} to {@value #MAX_LIMIT}; one value per type and
 *     participant
 * @param typeHash {@code RIHS01_} and 64 hexadecimal digits, announced so that others can compare the types; empty when not known
 */
public record Endpoint(String topic, String type, Qos qos, int limitBytes, Optional<String> typeHash) {
    /** 16 MiB. */
    public static final int DEFAULT_LIMIT = 16 << 20;

    static final int MIN_LIMIT = 16;
    static final int MAX_LIMIT = 256 << 20;

    private static final Pattern TYPE_HASH = Pattern.compile("RIHS01_[0-9a-f]{64}");

    /** Checks names, limit and hash. */
    public Endpoint {
        RosName.requireDdsTopic(topic);
        RosName.requireDdsType(type);
        if (qos == null) {
            throw new DdsException(Code.BAD_QOS, "quality of service of " + topic + " must be given");
        }
        if (limitBytes < MIN_LIMIT || limitBytes > MAX_LIMIT) {
            throw new DdsException(
                    Code.BAD_SETTINGS,
                    "limit of " + topic + " must be " + MIN_LIMIT + " to " + MAX_LIMIT + " bytes: " + limitBytes);
        }
        typeHash.ifPresent(hash -> {
            if (!TYPE_HASH.matcher(hash).matches()) {
                throw new DdsException(
                        Code.BAD_SETTINGS,
                        "type hash of " + topic + " must be RIHS01_ and 64 hexadecimal digits: '" + hash + "'");
            }
        });
    }

    /** An endpoint without a type hash. */
    public Endpoint(String topic, String type, Qos qos, int limitBytes) {
        this(topic, type, qos, limitBytes, Optional.empty());
    }

    /** An endpoint with the default limit of 16 MiB. */
    public static Endpoint of(String topic, String type, Qos qos) {
        return new Endpoint(topic, type, qos, DEFAULT_LIMIT);
    }

    /**
     * An endpoint of a ROS topic.
     *
     * @param topic absolute ROS name, such as {@code /lidar/points}
     * @param type ROS name, such as {@code sensor_msgs/msg/PointCloud2}
     */
    public static Endpoint ros(String topic, String type, Qos qos) {
        return of(RosName.topic(topic), RosName.type(type), qos);
    }

    /** A copy with another limit. */
    public Endpoint withLimit(int bytes) {
        return new Endpoint(topic, type, qos, bytes, typeHash);
    }

    /** A copy that announces this type hash. */
    public Endpoint withTypeHash(String hash) {
        return new Endpoint(topic, type, qos, limitBytes, Optional.of(hash));
    }
}
