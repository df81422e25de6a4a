package io.foresight.ros2.message;

import static io.foresight.ros2.cdr.WireType.INT8;
import static io.foresight.ros2.cdr.WireType.UINT16;
import static io.foresight.ros2.cdr.WireType.UINT32;
import static io.foresight.ros2.cdr.WireType.UINT8;

import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.Doubles;
import io.foresight.ros2.cdr.FixedLength;
import io.foresight.ros2.cdr.Floats;
import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.cdr.Wire;
import io.foresight.ros2.cdr.WireType;
import io.foresight.ros2.message.GeometryMsgs.Quaternion;
import io.foresight.ros2.message.GeometryMsgs.Vector3;
import io.foresight.ros2.message.StdMsgs.Header;
import java.util.List;

/** {@code sensor_msgs}. Covariances are 3 x 3, row-major; a first element of -1 means that the quantity is not measured. */
@RosPackage("sensor_msgs")
public final class SensorMsgs {
    private SensorMsgs() {}

    /** A field of each point: name, byte offset in the point, type and count. */
    public record PointField(
            String name,
            @Wire(WireType.UINT32) long offset,
            @Wire(WireType.UINT8) int datatype,
            @Wire(WireType.UINT32) long count) {
        @Wire(WireType.UINT8)
        public static final int INT8 = 1;

        @Wire(WireType.UINT8)
        public static final int UINT8 = 2;

        @Wire(WireType.UINT8)
        public static final int INT16 = 3;

        @Wire(WireType.UINT8)
        public static final int UINT16 = 4;

        @Wire(WireType.UINT8)
        public static final int INT32 = 5;

        @Wire(WireType.UINT8)
        public static final int UINT32 = 6;

        @Wire(WireType.UINT8)
        public static final int FLOAT32 = 7;

        @Wire(WireType.UINT8)
        public static final int FLOAT64 = 8;
    }

    /**
     * A point cloud in the sensor's own layout. The consistency of steps, offsets and sizes with the data is not checked here: check it
     * before reading points.
     */
    public record PointCloud2(
            Header header,
            @Wire(UINT32) long height,
            @Wire(UINT32) long width,
            List<PointField> fields,
            boolean isBigendian,
            @Wire(UINT32) long pointStep,
            @Wire(UINT32) long rowStep,
            Bytes data,
            boolean isDense) {}

    /** Pixels row by row, {@code step} bytes per row; the consistency with the data is not checked here. */
    public record Image(
            Header header,
            @Wire(UINT32) long height,
            @Wire(UINT32) long width,
            String encoding,
            @Wire(UINT8) int isBigendian,
            @Wire(UINT32) long step,
            Bytes data) {}

    /** An encoded image, such as JPEG. */
    public record CompressedImage(Header header, String format, Bytes data) {}

    /** A rectangle of an image, pixels; all 0 means the whole image. */
    public record RegionOfInterest(
            @Wire(UINT32) long xOffset,
            @Wire(UINT32) long yOffset,
            @Wire(UINT32) long height,
            @Wire(UINT32) long width,
            boolean doRectify) {
        /** The whole image. */
        public static final RegionOfInterest WHOLE = new RegionOfInterest(0, 0, 0, 0, false);
    }

    /** A camera's calibration: distortion, camera matrix (3 x 3), rectification (3 x 3) and projection (3 x 4), row by row. */
    public record CameraInfo(
            Header header,
            @Wire(UINT32) long height,
            @Wire(UINT32) long width,
            String distortionModel,
            Doubles d,
            @FixedLength(9) Doubles k,
            @FixedLength(9) Doubles r,
            @FixedLength(12) Doubles p,
            @Wire(UINT32) long binningX,
            @Wire(UINT32) long binningY,
            RegionOfInterest roi) {}

    /** Orientation, angular velocity (rad/s) and linear acceleration (m/s²). */
    public record Imu(
            Header header,
            Quaternion orientation,
            @FixedLength(9) Doubles orientationCovariance,
            Vector3 angularVelocity,
            @FixedLength(9) Doubles angularVelocityCovariance,
            Vector3 linearAcceleration,
            @FixedLength(9) Doubles linearAccelerationCovariance) {}

    /** Type of the fix, and the satellite systems used. */
    public record NavSatStatus(byte status, @Wire(UINT16) int service) {
        @Wire(INT8)
        public static final byte STATUS_UNKNOWN = -2;

        @Wire(INT8)
        public static final byte STATUS_NO_FIX = -1;

        @Wire(INT8)
        public static final byte STATUS_FIX = 0;

        @Wire(INT8)
        public static final byte STATUS_SBAS_FIX = 1;

        @Wire(INT8)
        public static final byte STATUS_GBAS_FIX = 2;

        @Wire(UINT16)
        public static final int SERVICE_UNKNOWN = 0;

        @Wire(UINT16)
        public static final int SERVICE_GPS = 1;

        @Wire(UINT16)
        public static final int SERVICE_GLONASS = 2;

        @Wire(UINT16)
        public static final int SERVICE_COMPASS = 4;

        @Wire(UINT16)
        public static final int SERVICE_GALILEO = 8;
    }

    /** Latitude and longitude in degrees, altitude in metres above the WGS 84 ellipsoid; covariance in m², east, north, up. */
    public record NavSatFix(
            Header header,
            NavSatStatus status,
            double latitude,
            double longitude,
            double altitude,
            @FixedLength(9) Doubles positionCovariance,
            @Wire(UINT8) int positionCovarianceType) {
        @Wire(UINT8)
        public static final int COVARIANCE_TYPE_UNKNOWN = 0;

        @Wire(UINT8)
        public static final int COVARIANCE_TYPE_APPROXIMATED = 1;

        @Wire(UINT8)
        public static final int COVARIANCE_TYPE_DIAGONAL_KNOWN = 2;

        @Wire(UINT8)
        public static final int COVARIANCE_TYPE_KNOWN = 3;
    }

    /** One scan of a planar laser scanner: angles in radians, times in seconds, ranges in metres. */
    public record LaserScan(
            Header header,
            float angleMin,
            float angleMax,
            float angleIncrement,
            float timeIncrement,
            float scanTime,
            float rangeMin,
            float rangeMax,
            Floats ranges,
            Floats intensities) {}

    /** Joints by name: positions (radians or metres), velocities, and efforts (torques or forces); each of the three may be empty. */
    public record JointState(Header header, List<String> name, Doubles position, Doubles velocity, Doubles effort) {}
}
