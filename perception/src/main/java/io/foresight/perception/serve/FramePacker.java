package io.foresight.perception.serve;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.Sweep;
import io.foresight.v1.Clock;
import io.foresight.v1.PointBlock;
import io.foresight.v1.PointField;
import io.foresight.v1.Pose;
import io.foresight.v1.SensorFrame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Packs a point cloud into a message: one copy, 16 bytes per point. */
public final class FramePacker {
    private static final int BYTES_PER_POINT = PointCloud.STRIDE * Float.BYTES;

    private FramePacker() {}

    /** The sweep as a frame of x, y, z and intensity, with its skew and, if known, its pose; without cameras. */
    public static SensorFrame pack(Sweep sweep, long sequence) {
        SensorFrame.Builder frame = pack(sweep.cloud(), sequence).toBuilder().setSkew(WireSkew.wire(sweep.skew()));
        sweep.worldFromSensor().ifPresent(pose -> frame.setWorldFromSensor(wire(pose)));
        return frame.build();
    }

    /** The cloud as a frame of x, y, z and intensity. */
    public static SensorFrame pack(PointCloud cloud, long sequence) {
        byte[] packed = new byte[cloud.size() * BYTES_PER_POINT];
        ByteBuffer.wrap(packed)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .put(cloud.xyzi(), 0, cloud.size() * PointCloud.STRIDE);
        ByteString data = UnsafeByteOperations.unsafeWrap(packed); // the array is not shared
        return SensorFrame.newBuilder()
                .setSequence(sequence)
                .setStamp(wire(cloud.stamp()))
                .setFrameId(cloud.frame().name())
                .setPoints(PointBlock.newBuilder()
                        .addFields(PointField.POINT_FIELD_X)
                        .addFields(PointField.POINT_FIELD_Y)
                        .addFields(PointField.POINT_FIELD_Z)
                        .addFields(PointField.POINT_FIELD_INTENSITY)
                        .setCount(cloud.size())
                        .setStride(BYTES_PER_POINT)
                        .setData(data))
                .build();
    }

    private static io.foresight.v1.Stamp wire(Stamp stamp) {
        return io.foresight.v1.Stamp.newBuilder()
                .setNanoseconds(stamp.nanoseconds())
                .setClock(
                        switch (stamp.clock()) {
                            case SENSOR -> Clock.CLOCK_SENSOR;
                            case SIMULATION -> Clock.CLOCK_SIMULATION;
                            case WALL -> Clock.CLOCK_WALL;
                        })
                .build();
    }

    private static Pose wire(RigidTransform transform) {
        io.foresight.core.geometry.Pose pose = io.foresight.core.geometry.Pose.of(transform);
        return Pose.newBuilder()
                .setX(pose.x())
                .setY(pose.y())
                .setZ(pose.z())
                .setQw(pose.qw())
                .setQx(pose.qx())
                .setQy(pose.qy())
                .setQz(pose.qz())
                .build();
    }
}
