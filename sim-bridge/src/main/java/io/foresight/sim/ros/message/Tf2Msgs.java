package io.foresight.sim.ros.message;

import io.foresight.sim.ros.cdr.RosPackage;
import io.foresight.sim.ros.message.GeometryMsgs.TransformStamped;
import java.util.List;

/** {@code tf2_msgs}: the tree of frames. */
@RosPackage("tf2_msgs")
public final class Tf2Msgs {
    private Tf2Msgs() {}

    /** Transforms of {@code /tf} and {@code /tf_static}. */
    public record TFMessage(List<TransformStamped> transforms) {}
}
