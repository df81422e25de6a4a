package io.foresight.ros2.dds;

import io.foresight.ros2.dds.DdsException.Code;
import java.util.regex.Pattern;

/** How ROS 2 writes its names in DDS, and which names it allows. */
public final class RosName {
    /** DDS names longer than this are refused by other implementations. */
    private static final int MAX_LENGTH = 255;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern TYPE = Pattern.compile("([a-z][a-z0-9_]*)/(msg|srv|action)/([A-Z][A-Za-z0-9]*)");
    private static final Pattern DDS_NAME = Pattern.compile("[A-Za-z0-9_/]+");
    private static final Pattern DDS_TYPE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(::[A-Za-z_][A-Za-z0-9_]*)*");

    private RosName() {}

    /**
     * The DDS topic of a ROS topic.
     *
     * @param topic absolute, as {@code /lidar/points}
     * @throws DdsException BAD_NAME with the rule that is broken
     */
    public static String topic(String topic) {
        return prefixed("rt", topic, "");
    }

    /** The DDS topic on which a service's requests travel. */
    public static String request(String service) {
        return prefixed("rq", service, "Request");
    }

    /** The DDS topic on which a service's replies travel. */
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
                    "type name '" + type + "' is not of the form package/msg/Name, as std_msgs/msg/String");
        }
        return match.group(1) + "::" + match.group(2) + "::dds_::" + match.group(3) + "_";
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
                throw bad(name, "part '" + token + "' must be letters, digits and '_', not beginning with a digit");
            }
            if (token.contains("__")) {
                throw bad(name, "part '" + token + "' must not have two '_' in a row");
            }
        }
        String whole = prefix + name + suffix;
        if (whole.length() > MAX_LENGTH) {
            throw bad(name, "is " + whole.length() + " characters long in DDS; the limit is " + MAX_LENGTH);
        }
        return whole;
    }

    /** Checks a name that is already DDS's, as {@code ros_discovery_info}. */
    static String requireDdsTopic(String topic) {
        if (!DDS_NAME.matcher(topic).matches() || topic.length() > MAX_LENGTH) {
            throw bad(topic, "must be 1 to " + MAX_LENGTH + " letters, digits, '_' and '/'");
        }
        return topic;
    }

    static String requireDdsType(String type) {
        if (!DDS_TYPE.matcher(type).matches() || type.length() > MAX_LENGTH) {
            throw new DdsException(
                    Code.BAD_NAME, "DDS type name '" + type + "' is not of the form std_msgs::msg::dds_::String_");
        }
        return type;
    }

    /** The refusal (BAD_NAME) of a name that breaks a rule; {@code rule} goes on after the name. */
    public static DdsException bad(String name, String rule) {
        return new DdsException(Code.BAD_NAME, "name '" + name + "' " + rule);
    }
}
