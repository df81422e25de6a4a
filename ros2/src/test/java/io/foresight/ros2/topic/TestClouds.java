package io.foresight.ros2.topic;

import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.SensorMsgs.PointField;
import io.foresight.ros2.message.StdMsgs.Header;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Clouds of x, y, z, intensity whose numbers follow from their stamp. */
final class TestClouds {
    private static final int STEP = 4 * Float.BYTES;
    private static final List<PointField> FIELDS =
            List.of(field("x", 0), field("y", 1), field("z", 2), field("intensity", 3));

    private TestClouds() {}

    static PointCloud2 cloud(long nanos, int points) {
        ByteBuffer data = ByteBuffer.allocate(points * STEP).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 4 * points; i++) {
            data.putFloat(4 * i, (float) ((i + nanos) % 101));
        }
        Header header = new Header(Time.ofNanos(nanos), "lidar");
        return new PointCloud2(header, 1, points, FIELDS, false, STEP, (long) points * STEP, Bytes.view(data), true);
    }

    private static PointField field(String name, int index) {
        return new PointField(name, (long) index * Float.BYTES, PointField.FLOAT32, 1);
    }
}
