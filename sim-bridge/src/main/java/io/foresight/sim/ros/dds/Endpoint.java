package io.foresight.sim.ros.dds;

import io.foresight.sim.ros.dds.DdsException.Code;

/**
 * What a writer or reader is to be.
 *
 * @param topic DDS name, as {@link RosName#topic} makes it
 * @param type DDS name, as {@link RosName#type} makes it
 * @param qos offered by a writer, asked for by a reader
 * @param limitBytes largest sample with its encapsulation, {@value #MIN_LIMIT} to {@value #MAX_LIMIT}; one per type and participant
 */
public record Endpoint(String topic, String type, Qos qos, int limitBytes) {
    /** 16 MiB. */
    public static final int DEFAULT_LIMIT = 16 << 20;

    static final int MIN_LIMIT = 16;
    static final int MAX_LIMIT = 256 << 20;

    /** Refuses bad names and limits. */
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
    }

    /** An endpoint with the default limit of 16 MiB. */
    public static Endpoint of(String topic, String type, Qos qos) {
        return new Endpoint(topic, type, qos, DEFAULT_LIMIT);
    }

    /**
     * An endpoint of a ROS topic.
     *
     * @param topic absolute ROS name, as {@code /lidar/points}
     * @param type ROS name, as {@code sensor_msgs/msg/PointCloud2}
     */
    public static Endpoint ros(String topic, String type, Qos qos) {
        return of(RosName.topic(topic), RosName.type(type), qos);
    }

    /** The same with another limit. */
    public Endpoint withLimit(int bytes) {
        return new Endpoint(topic, type, qos, bytes);
    }
}
