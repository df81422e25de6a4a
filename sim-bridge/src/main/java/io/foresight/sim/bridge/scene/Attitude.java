package io.foresight.sim.bridge.scene;

import io.foresight.core.geometry.RigidTransform;
import io.foresight.ros2.message.GeometryMsgs.Quaternion;

/** Rotations as unit quaternions with w &gt;= 0. */
public final class Attitude {
    private Attitude() {}

    /** A turn about +z, radians, counter-clockwise. */
    public static Quaternion ofYaw(double yaw) {
        return unit(0, 0, Math.sin(yaw / 2), Math.cos(yaw / 2));
    }

    /** The rotation of a transform, without its shift. */
    public static Quaternion of(RigidTransform transform) {
        double xx = transform.element(0, 0);
        double yy = transform.element(1, 1);
        double zz = transform.element(2, 2);
        double zy = transform.element(2, 1) - transform.element(1, 2);
        double xz = transform.element(0, 2) - transform.element(2, 0);
        double yx = transform.element(1, 0) - transform.element(0, 1);
        double xy = transform.element(0, 1) + transform.element(1, 0);
        double yz = transform.element(1, 2) + transform.element(2, 1);
        double zx = transform.element(2, 0) + transform.element(0, 2);
        // four times (w², x², y², z²): start from the largest, so that nothing is divided by what is nearly 0
        double w = 1 + xx + yy + zz;
        double x = 1 + xx - yy - zz;
        double y = 1 - xx + yy - zz;
        double z = 1 - xx - yy + zz;
        double largest = Math.max(Math.max(w, x), Math.max(y, z));
        if (largest == w) {
            return unit(zy, xz, yx, w);
        }
        if (largest == x) {
            return unit(x, xy, zx, zy);
        }
        if (largest == y) {
            return unit(xy, y, yz, xz);
        }
        return unit(zx, yz, z, yx);
    }

    private static Quaternion unit(double x, double y, double z, double w) {
        double length = Math.sqrt(x * x + y * y + z * z + w * w) * (w < 0 ? -1 : 1);
        return new Quaternion(x / length, y / length, z / length, w / length);
    }
}
