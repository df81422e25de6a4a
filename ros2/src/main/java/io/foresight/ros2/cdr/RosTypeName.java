package io.foresight.ros2.cdr;

/**
 * The name of a message type and its three spellings.
 *
 * @param rosPackage such as {@code sensor_msgs}
 * @param type such as {@code PointCloud2}
 */
record RosTypeName(String rosPackage, String type) {
    static RosTypeName of(Class<?> message) {
        Class<?> holder = message.getDeclaringClass();
        RosPackage rosPackage = holder == null ? null : holder.getAnnotation(RosPackage.class);
        if (rosPackage == null) {
            throw new IllegalArgumentException(
                    message + " is not a message type: its enclosing class has no @RosPackage");
        }
        RosMessageName own = message.getAnnotation(RosMessageName.class);
        return new RosTypeName(rosPackage.value(), own == null ? message.getSimpleName() : own.value());
    }

    /** {@code sensor_msgs/msg/PointCloud2}. */
    String full() {
        return rosPackage + "/msg/" + type;
    }

    /** {@code sensor_msgs/PointCloud2}. */
    String inDefinitions() {
        return rosPackage + "/" + type;
    }

    /** {@code sensor_msgs::msg::dds_::PointCloud2_}. */
    String dds() {
        return rosPackage + "::msg::dds_::" + type + "_";
    }
}
