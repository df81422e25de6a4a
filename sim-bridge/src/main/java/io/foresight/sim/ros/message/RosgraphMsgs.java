package io.foresight.sim.ros.message;

import io.foresight.sim.ros.cdr.RosPackage;
import io.foresight.sim.ros.message.BuiltinInterfaces.Time;

/** {@code rosgraph_msgs}: simulated time. */
@RosPackage("rosgraph_msgs")
public final class RosgraphMsgs {
    private RosgraphMsgs() {}

    /** The time it is in the simulation. */
    public record Clock(Time clock) {}
}
