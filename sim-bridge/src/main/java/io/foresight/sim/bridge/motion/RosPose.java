package io.foresight.sim.bridge.motion;

import io.foresight.core.geometry.Pose;
import io.foresight.ros2.message.GeometryMsgs;
import io.foresight.ros2.message.GeometryMsgs.Quaternion;
import java.util.Optional;

/** Converts poses of messages; empty where the quaternion has length 0 or a number is not finite. */
final class RosPose {
    private static final double LEAST_LENGTH = 1e-3;

    private RosPose() {}

    static Optional<Pose> of(GeometryMsgs.Transform transform) {
        return of(
                transform.translation().x(),
                transform.translation().y(),
                transform.translation().z(),
                transform.rotation());
    }

    static Optional<Pose> of(GeometryMsgs.Pose pose) {
        return of(pose.position().x(), pose.position().y(), pose.position().z(), pose.orientation());
    }

    private static Optional<Pose> of(double x, double y, double z, Quaternion turn) {
        double length =
                Math.sqrt(turn.w() * turn.w() + turn.x() * turn.x() + turn.y() * turn.y() + turn.z() * turn.z());
        return Double.isFinite(x + y + z + length) && length >= LEAST_LENGTH
                ? Optional.of(new Pose(x, y, z, turn.w(), turn.x(), turn.y(), turn.z()))
                : Optional.empty();
    }
}
