package io.foresight.sim.bridge.cloud;

import io.foresight.perception.points.PointCloud;
import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.SensorMsgs.PointField;
import io.foresight.ros2.message.StdMsgs.Header;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Converts perception's cloud to {@code sensor_msgs/PointCloud2}: one row of x, y, z, intensity as little-endian float32, 16 bytes per
 * point.
 */
public final class CloudWriter {
    private static final int STEP = PointCloud.STRIDE * Float.BYTES;
    private static final List<PointField> FIELDS =
            List.of(field("x", 0), field("y", 1), field("z", 2), field("intensity", 3));

    private CloudWriter() {}

    private static PointField field(String name, int index) {
        return new PointField(name, (long) index * Float.BYTES, PointField.FLOAT32, 1);
    }

    /** The message in the ROS frame with that name, with the cloud's stamp. {@code is_dense} is true if every number is finite. */
    public static PointCloud2 write(PointCloud cloud, String frameId) {
        long bytes = (long) cloud.size() * STEP;
        ByteBuffer data = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(cloud.xyzi(), 0, cloud.size() * PointCloud.STRIDE);
        Header header = new Header(Time.ofNanos(cloud.stamp().nanoseconds()), frameId);
        return new PointCloud2(header, 1, cloud.size(), FIELDS, false, STEP, bytes, Bytes.view(data), isDense(cloud));
    }

    private static boolean isDense(PointCloud cloud) {
        for (int i = 0; i < cloud.size() * PointCloud.STRIDE; i++) {
            if (!Float.isFinite(cloud.xyzi()[i])) {
                return false;
            }
        }
        return true;
    }
}
