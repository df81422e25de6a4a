package io.foresight.core.geometry;

/**
 * A rotation and a translation that takes coordinates of one frame to another: {@code X_to = R * X_from + t}.
 *
 * <p>Metres. Immutable. Named for what it does: {@code from} is the frame of what goes in, {@code to} the frame of what comes out.
 */
public final class RigidTransform {
    /** Largest deviation of R R^T from the identity; calibration files carry about seven digits. */
    private static final double ORTHONORMAL = 1e-3;

    private final FrameId from;
    private final FrameId to;
    private final double[] matrix;

    private RigidTransform(FrameId from, FrameId to, double[] matrix) {
        this.from = from;
        this.to = to;
        this.matrix = matrix;
    }

    /** Leaves coordinates as they are. */
    public static RigidTransform identity(FrameId from, FrameId to) {
        return new RigidTransform(from, to, new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0});
    }

    /**
     * From twelve numbers, row by row: three rows of R's three numbers and t's one.
     *
     * @throws BadGeometryException when a number is not finite, or R is not a right-handed rotation
     */
    public static RigidTransform ofMatrix(FrameId from, FrameId to, double... rows) {
        if (rows.length != 12) {
            throw new BadGeometryException("a rigid transform takes 3 x 4 numbers, got " + rows.length);
        }
        for (int i = 0; i < rows.length; i++) {
            if (!Double.isFinite(rows[i])) {
                throw new BadGeometryException("transform element " + i + " must be finite, got " + rows[i]);
            }
        }
        double[] matrix = rows.clone();
        requireRotation(matrix);
        return new RigidTransform(from, to, matrix);
    }

    /** Turn by {@code yaw} about +z, then shift. Radians, metres. */
    public static RigidTransform ofYaw(FrameId from, FrameId to, double x, double y, double z, double yaw) {
        double cos = Math.cos(yaw);
        double sin = Math.sin(yaw);
        return ofMatrix(from, to, cos, -sin, 0, x, sin, cos, 0, y, 0, 0, 1, z);
    }

    /**
     * From a quaternion and a shift.
     *
     * @throws BadGeometryException when the quaternion's length is not 1 within 0.001, or a number is not finite
     */
    public static RigidTransform ofQuaternion(
            FrameId from, FrameId to, double x, double y, double z, double qw, double qx, double qy, double qz) {
        double norm = Math.sqrt(qw * qw + qx * qx + qy * qy + qz * qz);
        if (!(Math.abs(norm - 1) <= ORTHONORMAL)) {
            throw new BadGeometryException("quaternion must have length 1, got " + norm);
        }
        double w = qw / norm;
        double i = qx / norm;
        double j = qy / norm;
        double k = qz / norm;
        return ofMatrix(
                from,
                to,
                1 - 2 * (j * j + k * k),
                2 * (i * j - k * w),
                2 * (i * k + j * w),
                x,
                2 * (i * j + k * w),
                1 - 2 * (i * i + k * k),
                2 * (j * k - i * w),
                y,
                2 * (i * k - j * w),
                2 * (j * k + i * w),
                1 - 2 * (i * i + j * j),
                z);
    }

    /** Takes coordinates of a child's frame to the frame in which its pose is. */
    public static RigidTransform ofPose(FrameId from, FrameId to, Pose pose) {
        return ofQuaternion(from, to, pose.x(), pose.y(), pose.z(), pose.qw(), pose.qx(), pose.qy(), pose.qz());
    }

    /** The frame of what goes in. */
    public FrameId from() {
        return from;
    }

    /** The frame of what comes out. */
    public FrameId to() {
        return to;
    }

    /** Element of the 3 x 4 matrix [R | t]. */
    public double element(int row, int column) {
        return matrix[4 * row + column];
    }

    /** x of the transformed point. */
    public double applyX(double x, double y, double z) {
        return matrix[0] * x + matrix[1] * y + matrix[2] * z + matrix[3];
    }

    /** y of the transformed point. */
    public double applyY(double x, double y, double z) {
        return matrix[4] * x + matrix[5] * y + matrix[6] * z + matrix[7];
    }

    /** z of the transformed point. */
    public double applyZ(double x, double y, double z) {
        return matrix[8] * x + matrix[9] * y + matrix[10] * z + matrix[11];
    }

    /**
     * The box in the other frame. Its heading is turned as a direction and laid back into the ground plane: exact for turns about z,
     * and off by the cosine of the tilt otherwise, because boxes are upright.
     *
     * @throws BadGeometryException when the box is not of frame {@link #from()}
     */
    public Box3d apply(Box3d box) {
        requireFrame(box.frame());
        double cos = Math.cos(box.yaw());
        double sin = Math.sin(box.yaw());
        double headingX = matrix[0] * cos + matrix[1] * sin;
        double headingY = matrix[4] * cos + matrix[5] * sin;
        return new Box3d(
                to,
                applyX(box.x(), box.y(), box.z()),
                applyY(box.x(), box.y(), box.z()),
                applyZ(box.x(), box.y(), box.z()),
                box.length(),
                box.width(),
                box.height(),
                Math.atan2(headingY, headingX));
    }

    /** First this, then {@code next}. */
    public RigidTransform then(RigidTransform next) {
        next.requireFrame(to);
        double[] a = next.matrix;
        double[] b = matrix;
        double[] product = new double[12];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                double sum = column == 3 ? a[4 * row + 3] : 0;
                for (int k = 0; k < 3; k++) {
                    sum += a[4 * row + k] * b[4 * k + column];
                }
                product[4 * row + column] = sum;
            }
        }
        return new RigidTransform(from, next.to, product);
    }

    /** The way back. */
    public RigidTransform inverse() {
        double[] m = matrix;
        return new RigidTransform(to, from, new double[] {
            m[0], m[4], m[8], -(m[0] * m[3] + m[4] * m[7] + m[8] * m[11]),
            m[1], m[5], m[9], -(m[1] * m[3] + m[5] * m[7] + m[9] * m[11]),
            m[2], m[6], m[10], -(m[2] * m[3] + m[6] * m[7] + m[10] * m[11])
        });
    }

    private void requireFrame(FrameId given) {
        if (!given.equals(from)) {
            throw new BadGeometryException("transform takes frame " + from + " to " + to + ", got frame " + given);
        }
    }

    private static void requireRotation(double[] m) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j <= i; j++) {
                double dot = m[4 * i] * m[4 * j] + m[4 * i + 1] * m[4 * j + 1] + m[4 * i + 2] * m[4 * j + 2];
                if (Math.abs(dot - (i == j ? 1 : 0)) > ORTHONORMAL) {
                    throw new BadGeometryException("rows " + i + " and " + j + " of a rotation have product " + dot
                            + ", must be " + (i == j ? 1 : 0) + " within " + ORTHONORMAL);
                }
            }
        }
        double determinant = m[0] * (m[5] * m[10] - m[6] * m[9])
                - m[1] * (m[4] * m[10] - m[6] * m[8])
                + m[2] * (m[4] * m[9] - m[5] * m[8]);
        if (determinant < 0) {
            throw new BadGeometryException(
                    "a rotation is right-handed; this matrix mirrors (determinant " + determinant + ")");
        }
    }
}
