package io.foresight.sim.bridge.scene;

import io.foresight.core.geometry.Pose;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.ros2.message.GeometryMsgs.Quaternion;

/** Converts rotations to unit quaternions with w &gt;= 0. */
public final class Attitude {
    private Attitude() {}

    /** A rotation about +z, radians, counter-clockwise. */
    public static Quaternion ofYaw(double yaw) {
        return unit(0, 0, Math.sin(yaw / 2), Math.cos(yaw / 2));
    }

    /** The rotation of a transform, without its translation. */
    public static Quaternion of(RigidTransform transform) {
        Pose pose = Pose.of(transform);
        return new Quaternion(pose.qx(), pose.qy(), pose.qz(), pose.qw());
    }

    private static Quaternion unit(double x, double y, double z, double w) {
        double length = Math.sqrt(x * x + y * y + z * z + w * w) * (w < 0 ? -1 : 1);
        return new Quaternion(x / length, y / length, z / length, w / length);
    }
}
