package io.foresight.ros2.dds;

import io.foresight.core.text.ShownText;
import io.foresight.ros2.dds.DdsException.Code;
import java.util.regex.Pattern;

/** Converts ROS 2 names to DDS names and checks ROS 2's rules for names. */
public final class RosName {
    /** Other implementations reject longer DDS names. */
    private static final int MAX_LENGTH = 255;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern TYPE = Pattern.compile("([a-z][a-z0-9_]*)/(msg|srv|action)/([A-Z][A-Za-z0-9]*)");
    private static final Pattern SHORT_TYPE = Pattern.compile("[a-z][a-z0-9_]*/[A-Z][A-Za-z0-9]*");
    private static final Pattern DDS_NAME = Pattern.compile("[A-Za-z0-9_/]+");
    private static final Pattern DDS_TYPE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(::[A-Za-z_][A-Za-z0-9_]*)*");

    private RosName() {}

    /**
     * The DDS topic of a ROS topic.
     *
     * @param topic absolute, such as {@code /lidar/points}
     * @throws DdsException BAD_NAME naming the violated rule
     */
    public static String topic(String topic) {
        return prefixed("rt", topic, "");
    }

    /** The DDS topic of a service's requests. */
    public static String request(String service) {
        return prefixed("rq", service, "Request");
    }

    /** The DDS topic of a service's replies. */
    public static String reply(String service) {
        return prefixed("rr", service, "Reply");
    }

    /**
     * The DDS name of a ROS type: {@code std_msgs/msg/String} is {@code std_msgs::msg::dds_::String_}.
     *
     * @throws DdsException BAD_NAME
     */
    public static String type(String type) {
        var match = TYPE.matcher(type);
        if (!match.matches()) {
            throw new DdsException(
                    Code.BAD_NAME,
                    "type name '" + ShownText.name(type)
                            + "' is not of the form package/msg/Name, such as std_msgs/msg/String");
        }
        return match.group(1) + "::" + match.group(2) + "::dds_::" + match.group(3) + "_";
    }

    /** The full name of a message type: {@code sensor_msgs/PointCloud2}, as older recordings spell it, is {@code sensor_msgs/msg/PointCloud2}. */
    public static String fullType(String type) {
        return SHORT_TYPE.matcher(type).matches() ? type.replace("/", "/msg/") : type;
    }

    /** A name of a topic or type that another program chose, as it may be shown: whole where it is one that ROS 2 allows. */
    public static String shown(String name) {
        return ShownText.line(name, MAX_LENGTH);
    }

    private static String prefixed(String prefix, String name, String suffix) {
        if (!name.startsWith("/")) {
            throw bad(name, "must begin with '/': resolve it against the node's namespace first");
        }
        for (String token : name.substring(1).split("/", -1)) {
            if (token.isEmpty()) {
                throw bad(name, "has an empty part between two '/' or at its end");
            }
            if (!TOKEN.matcher(token).matches()) {
                throw bad(
                        name,
                        "part '" + ShownText.name(token)
                                + "' must be letters, digits and '_', not beginning with a digit");
            }
            if (token.contains("__")) {
                throw bad(name, "part '" + ShownText.name(token) + "' must not have two '_' in a row");
            }
        }
        String whole = prefix + name + suffix;
        if (whole.length() > MAX_LENGTH) {
            throw bad(name, "is " + whole.length() + " characters long in DDS; the limit is " + MAX_LENGTH);
        }
        return whole;
    }

    /** Checks a DDS topic name, such as {@code ros_discovery_info}. */
    static String requireDdsTopic(String topic) {
        if (!DDS_NAME.matcher(topic).matches() || topic.length() > MAX_LENGTH) {
            throw bad(topic, "must be 1 to " + MAX_LENGTH + " letters, digits, '_' and '/'");
        }
        return topic;
    }

    static String requireDdsType(String type) {
        if (!DDS_TYPE.matcher(type).matches() || type.length() > MAX_LENGTH) {
            throw new DdsException(
                    Code.BAD_NAME,
                    "DDS type name '" + ShownText.name(type) + "' is not of the form std_msgs::msg::dds_::String_");
        }
        return type;
    }

    /** Creates the exception (BAD_NAME) for an invalid name; {@code rule} continues the sentence after the name. */
    public static DdsException bad(String name, String rule) {
        return new DdsException(Code.BAD_NAME, "name '" + ShownText.name(name) + "' " + rule);
    }
}
