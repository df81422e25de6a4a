package io.foresight.core.geometry;

/**
 * Rotation (unit quaternion, w first) and translation of a child frame in its parent frame: {@code p_parent = R p_child + t}. Frames are
 * right-handed, x forward, y left, z up. The quaternion is normalised by the constructor; a pose of length zero or with a number that is
 * not finite is refused.
 *
 * @param x metres
 * @param y metres
 * @param z metres
 */
public record Pose(double x, double y, double z, double qw, double qx, double qy, double qz) {
    /** The parent frame itself. */
    public static final Pose IDENTITY = new Pose(0, 0, 0, 1, 0, 0, 0);

    /** Quaternions whose product is above differ too little for the sine of their angle. */
    private static final double NEARLY_PARALLEL = 1 - 1e-12;

    public Pose {
        double length = Math.sqrt(qw * qw + qx * qx + qy * qy + qz * qz);
        if (!Double.isFinite(x + y + z + length) || length < 1e-6) {
            throw new IllegalArgumentException("a pose must be finite with a quaternion of length > 0, got position "
                    + x + " " + y + " " + z + ", quaternion " + qw + " " + qx + " " + qy + " " + qz);
        }
        if (Math.abs(length - 1) > 1e-12) {
            qw /= length;
            qx /= length;
            qy /= length;
            qz /= length;
        }
    }

    /** Moved, not turned. */
    public static Pose at(double x, double y, double z) {
        return new Pose(x, y, z, 1, 0, 0, 0);
    }

    /** Moved and turned by {@code yaw} radians counter-clockwise about +z. */
    public static Pose at(double x, double y, double z, double yaw) {
        return new Pose(x, y, z, StrictMath.cos(yaw / 2), 0, 0, StrictMath.sin(yaw / 2));
    }

    /** The rotation and shift of a transform, of its {@code from} frame in its {@code to} frame; the quaternion's w is 0 or more. */
    public static Pose of(RigidTransform transform) {
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
            return of(transform, w, zy, xz, yx);
        }
        if (largest == x) {
            return of(transform, zy, x, xy, zx);
        }
        if (largest == y) {
            return of(transform, xz, xy, y, yz);
        }
        return of(transform, yx, zx, yz, z);
    }

    private static Pose of(RigidTransform transform, double w, double x, double y, double z) {
        double length = Math.sqrt(w * w + x * x + y * y + z * z) * (w < 0 ? -1 : 1);
        return new Pose(
                transform.element(0, 3),
                transform.element(1, 3),
                transform.element(2, 3),
                w / length,
                x / length,
                y / length,
                z / length);
    }

    /** Turned by {@code angle} radians about the unit axis. */
    public static Pose turned(double axisX, double axisY, double axisZ, double angle) {
        double s = StrictMath.sin(angle / 2);
        return new Pose(0, 0, 0, StrictMath.cos(angle / 2), axisX * s, axisY * s, axisZ * s);
    }

    /** This pose's frame as the parent of {@code child}'s: {@code parent_from_grandchild}. */
    public Pose times(Pose child) {
        double[] t = transform(child.x, child.y, child.z);
        return new Pose(
                t[0],
                t[1],
                t[2],
                qw * child.qw - qx * child.qx - qy * child.qy - qz * child.qz,
                qw * child.qx + qx * child.qw + qy * child.qz - qz * child.qy,
                qw * child.qy - qx * child.qz + qy * child.qw + qz * child.qx,
                qw * child.qz + qx * child.qy - qy * child.qx + qz * child.qw);
    }

    /** The parent's frame as seen from the child's. */
    public Pose inverse() {
        Pose back = new Pose(0, 0, 0, qw, -qx, -qy, -qz);
        double[] t = back.transform(-x, -y, -z);
        return new Pose(t[0], t[1], t[2], qw, -qx, -qy, -qz);
    }

    /** A point of the child frame in the parent frame (3 values, metres). */
    public double[] transform(double px, double py, double pz) {
        double tx = 2 * (qy * pz - qz * py);
        double ty = 2 * (qz * px - qx * pz);
        double tz = 2 * (qx * py - qy * px);
        return new double[] {
            x + px + qw * tx + qy * tz - qz * ty,
            y + py + qw * ty + qz * tx - qx * tz,
            z + pz + qw * tz + qx * ty - qy * tx
        };
    }

    /** Rotation matrix from the child's to the parent frame, row by row (9 values). */
    public double[] rotation() {
        return new double[] {
            1 - 2 * (qy * qy + qz * qz),
            2 * (qx * qy - qw * qz),
            2 * (qx * qz + qw * qy),
            2 * (qx * qy + qw * qz),
            1 - 2 * (qx * qx + qz * qz),
            2 * (qy * qz - qw * qx),
            2 * (qx * qz - qw * qy),
            2 * (qy * qz + qw * qx),
            1 - 2 * (qx * qx + qy * qy)
        };
    }

    /** Cosine of the tilt: 1 upright, 0 lying on a side, -1 upside down. */
    public double uprightness() {
        return 1 - 2 * (qx * qx + qy * qy);
    }

    /** Heading of the child's x axis in the parent's x-y plane, radians in [-pi, pi]. */
    public double yaw() {
        return StrictMath.atan2(2 * (qw * qz + qx * qy), 1 - 2 * (qy * qy + qz * qz));
    }

    /**
     * The pose between this one and another: the position on the straight line, the rotation by slerp the shorter way (Shoemake, 1985,
     * equation 5).
     *
     * @param share 0 is this pose, 1 the other; below 0 or above 1 extrapolates
     */
    public Pose towards(Pose other, double share) {
        double dot = qw * other.qw + qx * other.qx + qy * other.qy + qz * other.qz;
        double sign = dot < 0 ? -1 : 1; // q and -q are the same rotation
        double cosine = Math.abs(dot);
        double own = 1 - share;
        double others = share;
        if (cosine < NEARLY_PARALLEL) {
            double angle = Math.acos(cosine);
            own = Math.sin((1 - share) * angle) / Math.sin(angle);
            others = Math.sin(share * angle) / Math.sin(angle);
        }
        others *= sign;
        return new Pose(
                x + share * (other.x - x),
                y + share * (other.y - y),
                z + share * (other.z - z),
                own * qw + others * other.qw,
                own * qx + others * other.qx,
                own * qy + others * other.qy,
                own * qz + others * other.qz);
    }

    /** Metres between the two origins. */
    public double distance(Pose other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /**
     * How differently the two are turned: {@code min |q -+ q'| / sqrt 2}, 0 for the same rotation, about half the angle in radians times
     * {@code sqrt 1/2} for small ones (the measure of ReflectVLM's success test).
     */
    public double rotationDifference(Pose other) {
        double same = 0;
        double opposite = 0;
        double[] a = {qw, qx, qy, qz};
        double[] b = {other.qw, other.qx, other.qy, other.qz};
        for (int i = 0; i < a.length; i++) {
            same += (a[i] - b[i]) * (a[i] - b[i]);
            opposite += (a[i] + b[i]) * (a[i] + b[i]);
        }
        return Math.sqrt(Math.min(same, opposite) / 2);
    }
}
