package io.foresight.sim.node.drive;

import io.foresight.perception.points.PointCloud;
import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.SensorMsgs.PointField;
import io.foresight.ros2.message.StdMsgs.Header;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts sweeps to {@code sensor_msgs/PointCloud2} in the layout used by drivers of rotating LiDARs: x, y, z (metres), intensity ([0,
 * 1]), ring and time (seconds from the header's stamp), 22 bytes per point.
 */
final class SweepClouds {
    /** Bytes per point. */
    static final int STEP = 22;

    private static final int RING = 16;
    private static final int TIME = 18;
    private static final List<PointField> FIELDS = List.of(
            new PointField("x", 0, PointField.FLOAT32, 1),
            new PointField("y", 4, PointField.FLOAT32, 1),
            new PointField("z", 8, PointField.FLOAT32, 1),
            new PointField("intensity", 12, PointField.FLOAT32, 1),
            new PointField("ring", RING, PointField.UINT16, 1),
            new PointField("time", TIME, PointField.FLOAT32, 1));

    private SweepClouds() {}

    /** All points in one cloud with the stamp of the sweep's reference time. */
    static PointCloud2 whole(PointCloud sweep, long stampNanos, String frame) {
        ByteBuffer data = room(sweep.size());
        for (int i = 0; i < sweep.size(); i++) {
            put(data, sweep, i, 0);
        }
        return cloud(stampNanos, frame, data);
    }

    /**
     * Splits the points into clouds of equal durations, each with the stamp of its end.
     *
     * @param halfPeriod seconds from a sweep's reference time to its end
     */
    static List<PointCloud2> parts(PointCloud sweep, long stampNanos, String frame, int parts, double halfPeriod) {
        int[] sizes = new int[parts];
        for (int i = 0; i < sweep.size(); i++) {
            sizes[part(sweep, i, parts, halfPeriod)]++;
        }
        List<ByteBuffer> data = new ArrayList<>(parts);
        for (int size : sizes) {
            data.add(room(size));
        }
        for (int i = 0; i < sweep.size(); i++) {
            int part = part(sweep, i, parts, halfPeriod);
            put(data.get(part), sweep, i, endSeconds(part, parts, halfPeriod));
        }
        List<PointCloud2> clouds = new ArrayList<>(parts);
        for (int part = 0; part < parts; part++) {
            clouds.add(cloud(stampNanos + endNanos(part, parts, halfPeriod), frame, data.get(part)));
        }
        return clouds;
    }

    /** End of a part, seconds from the sweep's reference time. */
    private static double endSeconds(int part, int parts, double halfPeriod) {
        return halfPeriod * (2.0 * (part + 1) / parts - 1);
    }

    /** The same in nanoseconds. */
    static long endNanos(int part, int parts, double halfPeriod) {
        return Math.round(endSeconds(part, parts, halfPeriod) * 1e9);
    }

    private static int part(PointCloud sweep, int point, int parts, double halfPeriod) {
        double turned = (times(sweep)[point] + halfPeriod) / (2 * halfPeriod);
        return Math.max(0, Math.min(parts - 1, (int) (turned * parts)));
    }

    private static float[] times(PointCloud sweep) {
        return sweep.columns().timeOffsets().orElseThrow();
    }

    private static ByteBuffer room(int points) {
        return ByteBuffer.allocate(Math.multiplyExact(points, STEP)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void put(ByteBuffer data, PointCloud sweep, int point, double stampSeconds) {
        for (int i = 0; i < 4; i++) {
            data.putFloat(sweep.xyzi()[4 * point + i]);
        }
        data.putShort(sweep.columns().rings().orElseThrow()[point]);
        data.putFloat((float) (times(sweep)[point] - stampSeconds));
    }

    private static PointCloud2 cloud(long stampNanos, String frame, ByteBuffer data) {
        data.flip();
        int points = data.limit() / STEP;
        return new PointCloud2(
                new Header(Time.ofNanos(stampNanos), frame),
                1,
                points,
                FIELDS,
                false,
                STEP,
                (long) points * STEP,
                Bytes.view(data),
                true);
    }
}
