package io.foresight.perception.serve;

import com.google.protobuf.ByteString;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.BadPointsException;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointField;
import io.foresight.perception.points.PointLimits;
import io.foresight.perception.points.RawPoints;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import io.foresight.v1.PointBlock;
import io.foresight.v1.Pose;
import io.foresight.v1.SensorFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Converts a frame message to a sweep. Stateless, thread-safe. */
final class FrameReader {
    private static final int MAX_NAME_LENGTH = 64;
    private static final double QUATERNION_TOLERANCE = 1e-3;

    private final PointLimits limits;

    FrameReader(PointLimits limits) {
        this.limits = limits;
    }

    /**
     * The frame as a sweep; bad points are kept for the validation to drop.
     *
     * @throws RefusedException naming the field that is wrong
     */
    Sweep read(SensorFrame frame) {
        FrameId id = frameId(frame.getFrameId());
        Stamp stamp = stamp(frame.getStamp());
        Optional<RigidTransform> worldFromSensor = frame.hasWorldFromSensor()
                ? Optional.of(pose("world_from_sensor", frame.getWorldFromSensor(), id, FrameId.WORLD))
                : Optional.empty();
        List<CameraImage> cameras = ImageReader.read(frame.getImagesList(), id);
        PointBlock block = frame.getPoints();
        ByteString data = block.getData();
        RawPoints raw = new RawPoints(
                fields(block),
                Integer.toUnsignedLong(block.getCount()),
                Integer.toUnsignedLong(block.getStride()),
                data.asReadOnlyByteBuffer());
        try {
            return new Sweep(
                    Long.toUnsignedString(frame.getSequence()),
                    Sweep.Origin.UNKNOWN,
                    raw.unpack(id, stamp, limits),
                    WireSkew.of(frame.getSkew()),
                    worldFromSensor,
                    cameras,
                    Labels.UNLABELLED);
        } catch (BadPointsException e) {
            throw ErrorCodes.of(e);
        }
    }

    /** @throws RefusedException when it is negative or its clock is unknown */
    static Stamp stamp(io.foresight.v1.Stamp wire) {
        Clock clock =
                switch (wire.getClock()) {
                    case CLOCK_SENSOR -> Clock.SENSOR;
                    case CLOCK_SIMULATION -> Clock.SIMULATION;
                    case CLOCK_WALL -> Clock.WALL;
                    case CLOCK_UNSPECIFIED, UNRECOGNIZED ->
                        throw RefusedException.badField(
                                ErrorCode.STAMP_WRONG,
                                "stamp.clock",
                                "stamp.clock is " + wire.getClockValue()
                                        + "; set the clock: 1 sensor, 2 simulation, 3 wall");
                };
        if (wire.getNanoseconds() < 0) {
            throw RefusedException.badField(
                    ErrorCode.STAMP_WRONG,
                    "stamp.nanoseconds",
                    "stamp.nanoseconds must be 0 or more, got " + wire.getNanoseconds());
        }
        return new Stamp(wire.getNanoseconds(), clock);
    }

    private static FrameId frameId(String name) {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
            throw RefusedException.badField(
                    ErrorCode.FRAME_ID_WRONG,
                    "frame_id",
                    "frame_id must have 1 to " + MAX_NAME_LENGTH + " characters, got " + name.length());
        }
        return new FrameId(name);
    }

    private static List<PointField> fields(PointBlock block) {
        List<PointField> fields = new ArrayList<>(block.getFieldsCount());
        for (io.foresight.v1.PointField field : block.getFieldsList()) {
            fields.add(
                    switch (field) {
                        case POINT_FIELD_X -> PointField.X;
                        case POINT_FIELD_Y -> PointField.Y;
                        case POINT_FIELD_Z -> PointField.Z;
                        case POINT_FIELD_INTENSITY -> PointField.INTENSITY;
                        case POINT_FIELD_TIME_OFFSET -> PointField.TIME_OFFSET;
                        case POINT_FIELD_RING -> PointField.RING;
                        case POINT_FIELD_UNSPECIFIED, UNRECOGNIZED -> PointField.UNSPECIFIED;
                    });
        }
        return fields;
    }

    /** @throws RefusedException when the quaternion is not of unit length or a number is not finite */
    static RigidTransform pose(String field, Pose pose, FrameId from, FrameId to) {
        double length = Math.sqrt(pose.getQw() * pose.getQw()
                + pose.getQx() * pose.getQx()
                + pose.getQy() * pose.getQy()
                + pose.getQz() * pose.getQz());
        if (!(Math.abs(length - 1) <= QUATERNION_TOLERANCE)) { // catches NaN too
            throw RefusedException.badField(
                    ErrorCode.POSE_WRONG, field, field + " quaternion must have length 1, got " + length);
        }
        if (!Double.isFinite(pose.getX()) || !Double.isFinite(pose.getY()) || !Double.isFinite(pose.getZ())) {
            throw RefusedException.badField(
                    ErrorCode.POSE_WRONG,
                    field,
                    field + " translation must be finite, got " + pose.getX() + ", " + pose.getY() + ", "
                            + pose.getZ());
        }
        return RigidTransform.ofQuaternion(
                from,
                to,
                pose.getX(),
                pose.getY(),
                pose.getZ(),
                pose.getQw(),
                pose.getQx(),
                pose.getQy(),
                pose.getQz());
    }
}
