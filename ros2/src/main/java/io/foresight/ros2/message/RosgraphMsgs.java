package io.foresight.ros2.message;

import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.message.BuiltinInterfaces.Time;

/** {@code rosgraph_msgs}: simulated time. */
@RosPackage("rosgraph_msgs")
public final class RosgraphMsgs {
    private RosgraphMsgs() {}

    /** The current simulated time. */
    public record Clock(Time clock) {}
}
