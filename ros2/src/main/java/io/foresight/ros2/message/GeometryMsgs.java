package io.foresight.ros2.message;

import io.foresight.ros2.cdr.Doubles;
import io.foresight.ros2.cdr.FixedLength;
import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.message.StdMsgs.Header;
import java.util.List;

/**
 * {@code geometry_msgs}: metres, radians, seconds, right-handed. Covariances are 6 x 6, row-major, in the order x, y, z, rotation about x,
 * y, z.
 */
@RosPackage("geometry_msgs")
public final class GeometryMsgs {
    private GeometryMsgs() {}

    /** A position. */
    public record Point(double x, double y, double z) {
        /** The frame's origin. */
        public static final Point ORIGIN = new Point(0, 0, 0);
    }

    /** A position in single precision. */
    public record Point32(float x, float y, float z) {}

    /** A vector. */
    public record Vector3(double x, double y, double z) {
        /** The zero vector. */
        public static final Vector3 ZERO = new Vector3(0, 0, 0);
    }

    /** A rotation as a unit quaternion. */
    public record Quaternion(double x, double y, double z, double w) {
        /** No rotation. */
        public static final Quaternion IDENTITY = new Quaternion(0, 0, 0, 1);
    }

    /** Position and orientation. */
    public record Pose(Point position, Quaternion orientation) {
        /** The pose at the origin, aligned with the frame's axes. */
        public static final Pose IDENTITY = new Pose(Point.ORIGIN, Quaternion.IDENTITY);
    }

    /** A pose with stamp and frame. */
    public record PoseStamped(Header header, Pose pose) {}

    /** A pose with its covariance. */
    public record PoseWithCovariance(
            Pose pose, @FixedLength(36) Doubles covariance) {}

    /** Velocity, m/s and rad/s. */
    public record Twist(Vector3 linear, Vector3 angular) {
        /** Zero velocity. */
        public static final Twist ZERO = new Twist(Vector3.ZERO, Vector3.ZERO);
    }

    /** A velocity with stamp and frame. */
    public record TwistStamped(Header header, Twist twist) {}

    /** A velocity with its covariance. */
    public record TwistWithCovariance(
            Twist twist, @FixedLength(36) Doubles covariance) {}

    /** Acceleration, m/s² and rad/s². */
    public record Accel(Vector3 linear, Vector3 angular) {
        /** Zero acceleration. */
        public static final Accel ZERO = new Accel(Vector3.ZERO, Vector3.ZERO);
    }

    /** An acceleration with its covariance. */
    public record AccelWithCovariance(
            Accel accel, @FixedLength(36) Doubles covariance) {}

    /** A rigid transform. */
    public record Transform(Vector3 translation, Quaternion rotation) {}

    /** The transform that converts coordinates in the child frame to the header's frame. */
    public record TransformStamped(Header header, String childFrameId, Transform transform) {}

    /** A polygon; the last corner is connected to the first. */
    public record Polygon(List<Point32> points) {
        /** No corners. */
        public static final Polygon EMPTY = new Polygon(List.of());
    }
}
