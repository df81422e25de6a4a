package io.foresight.ros2.message;

import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.message.BuiltinInterfaces.Time;

/** {@code rosgraph_msgs}: simulated time. */
@RosPackage("rosgraph_msgs")
public final class RosgraphMsgs {
    private RosgraphMsgs() {}

    /** The time it is in the simulation. */
    public record Clock(Time clock) {}
}
