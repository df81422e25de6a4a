package io.foresight.launch.bench;

import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.SensorMsgs.PointField;
import io.foresight.ros2.message.StdMsgs.Header;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A {@code sensor_msgs/PointCloud2} whose points begin with a number, a hash of the following bytes and a time of {@code System.nanoTime},
 * which on Linux is the same clock in all processes.
 */
final class NumberedCloud {
    static final MessageType<PointCloud2> TYPE = MessageType.of(PointCloud2.class);

    private static final int HEAD_BYTES = 24;
    private static final int POINT_BYTES = 16;

    private final int size;
    private final PointCloud2 message;
    private final ByteBuffer cdr;
    private final int start;

    /** Creates a cloud with that many bytes of points, a multiple of 16, at least 64. */
    NumberedCloud(int size) {
        if (size < 64 || size % POINT_BYTES != 0) {
            throw new IllegalArgumentException("size of a cloud must be a multiple of 16, 64 or more: " + size);
        }
        this.size = size;
        byte[] points = new byte[size];
        new SplittableRandom(size).nextBytes(points);
        message = new PointCloud2(
                new Header(new Time(0, 0), "lidar"),
                1,
                size / POINT_BYTES,
                List.of(new PointField("x", 0, PointField.FLOAT32, 1)),
                false,
                POINT_BYTES,
                size,
                Bytes.view(points),
                true);
        cdr = ByteBuffer.allocateDirect(TYPE.encodedSize(message)).order(ByteOrder.LITTLE_ENDIAN);
        TYPE.encode(message, cdr);
        start = cdr.capacity() - 1 - size; // is_dense, one byte, is the only field behind the points
    }

    PointCloud2 message() {
        return message;
    }

    /** The cloud with that number, stamped now; valid until the next call. */
    ByteBuffer next(long number) {
        int words = size / Long.BYTES - 3;
        cdr.putLong(start + HEAD_BYTES + Math.floorMod(number * 8191, words) * Long.BYTES, number * 31 + 7);
        cdr.putLong(start, number);
        cdr.putLong(start + 8, hash(cdr.slice(start, size).order(ByteOrder.LITTLE_ENDIAN), number));
        cdr.putLong(start + 16, System.nanoTime());
        return cdr.clear();
    }

    /** The points of a received message. */
    static ByteBuffer points(byte[] cdr) {
        return TYPE.decode(cdr).data().buffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    static long number(ByteBuffer points) {
        return points.getLong(0);
    }

    static long madeNanos(ByteBuffer points) {
        return points.getLong(16);
    }

    static boolean isSound(ByteBuffer points) {
        return points.limit() >= HEAD_BYTES && points.getLong(8) == hash(points, number(points));
    }

    private static long hash(ByteBuffer points, long number) {
        long hash = number;
        for (int at = HEAD_BYTES; at + Long.BYTES <= points.limit(); at += Long.BYTES) {
            hash = hash * 0x100000001B3L + points.getLong(at);
        }
        return hash;
    }
}
