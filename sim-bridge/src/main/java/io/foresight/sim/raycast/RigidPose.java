package io.foresight.sim.raycast;

/**
 * Pose of a body's frame in its parent frame: rotate by roll about x, then pitch about y, then yaw about z, then translate. Frames are x
 * forward, y left, z up; a positive pitch lowers the front.
 *
 * @param x metres
 * @param y metres
 * @param z metres
 * @param yaw radians, counter-clockwise about +z
 * @param pitch radians about +y
 * @param roll radians about +x
 */
public record RigidPose(double x, double y, double z, double yaw, double pitch, double roll) {
    /** The parent frame itself. */
    public static final RigidPose IDENTITY = new RigidPose(0, 0, 0, 0, 0, 0);

    public RigidPose {
        double sum = x + y + z + yaw + pitch + roll;
        if (!Double.isFinite(sum)) {
            throw new IllegalArgumentException("a pose must be finite, got x " + x + ", y " + y + ", z " + z + ", yaw "
                    + yaw + ", pitch " + pitch + ", roll " + roll);
        }
    }

    /** Upright pose. */
    public static RigidPose of(double x, double y, double z, double yaw) {
        return new RigidPose(x, y, z, yaw, 0, 0);
    }

    /** Rotation matrix from the body's to the parent frame, row-major (9 values): Rz(yaw) Ry(pitch) Rx(roll). */
    public double[] rotation() {
        double cy = Math.cos(yaw);
        double sy = Math.sin(yaw);
        double cp = Math.cos(pitch);
        double sp = Math.sin(pitch);
        double cr = Math.cos(roll);
        double sr = Math.sin(roll);
        return new double[] {
            cy * cp,
            cy * sp * sr - sy * cr,
            cy * sp * cr + sy * sr,
            sy * cp,
            sy * sp * sr + cy * cr,
            sy * sp * cr - cy * sr,
            -sp,
            cp * sr,
            cp * cr
        };
    }
}
