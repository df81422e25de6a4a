package io.foresight.ros2.message;

import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.message.GeometryMsgs.TransformStamped;
import java.util.List;

/** {@code tf2_msgs}: the transform tree. */
@RosPackage("tf2_msgs")
public final class Tf2Msgs {
    private Tf2Msgs() {}

    /** Transforms on {@code /tf} and {@code /tf_static}. */
    public record TFMessage(List<TransformStamped> transforms) {}
}
