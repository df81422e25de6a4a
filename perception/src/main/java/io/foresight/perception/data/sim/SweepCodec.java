package io.foresight.perception.data.sim;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointColumns;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.Sweep;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One sweep as bytes, little-endian: a header of 16 bytes (magic {@code FSWP}, uint16 version, uint16 bytes a point, uint32 points,
 * uint32 CRC-32C of what follows), then 16 bytes a point: float32 x, y, z (metres), uint8 intensity (255 is full scale), uint8 ring, int16
 * time offset in units of 10 microseconds. Eight bits of intensity are what the sensors themselves deliver.
 */
final class SweepCodec {
    static final int HEADER_BYTES = 16;
    static final int POINT_BYTES = 16;
    static final int MAX_POINTS = 4_000_000;
    /** Range of a 16-bit integer in units of 10 microseconds. */
    static final double MAX_OFFSET_SECONDS = 0.32;

    private static final int MAGIC = 'F' | 'S' << 8 | 'W' << 16 | 'P' << 24;
    private static final short VERSION = 1;
    private static final float TICK_SECONDS = 1e-5f;
    private static final float INTENSITY_STEPS = 255;
    private static final float MAX_COORDINATE = 1e4f;

    private SweepCodec() {}

    static int length(int points) {
        return HEADER_BYTES + points * POINT_BYTES;
    }

    /** Encodes a sweep. Throws for values that the format cannot represent; nothing is clamped silently. */
    static ByteBuffer encode(Sweep sweep) {
        PointCloud cloud = sweep.cloud();
        float[] times = column("time offsets", cloud.columns().timeOffsets());
        short[] rings = column("rings", cloud.columns().rings());
        if (!cloud.frame().equals(FrameId.LIDAR)) {
            throw new IllegalArgumentException("a sweep's cloud must be in frame lidar, got " + cloud.frame());
        }
        if (cloud.size() > MAX_POINTS) {
            throw new IllegalArgumentException("a sweep holds at most " + MAX_POINTS + " points, got " + cloud.size());
        }
        ByteBuffer bytes = ByteBuffer.allocate(length(cloud.size())).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(HEADER_BYTES);
        for (int i = 0; i < cloud.size(); i++) {
            bytes.putFloat(coordinate("x", i, cloud.x(i)));
            bytes.putFloat(coordinate("y", i, cloud.y(i)));
            bytes.putFloat(coordinate("z", i, cloud.z(i)));
            int intensity = Math.round(within("intensity", i, cloud.intensity(i), 0, 1) * INTENSITY_STEPS);
            bytes.put((byte) intensity);
            bytes.put((byte) within("ring", i, rings[i], 0, 255));
            float limit = (float) MAX_OFFSET_SECONDS;
            bytes.putShort((short) Math.round(within("time offset", i, times[i], -limit, limit) / TICK_SECONDS));
        }
        bytes.flip();
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate().position(HEADER_BYTES));
        bytes.putInt(0, MAGIC)
                .putShort(4, VERSION)
                .putShort(6, (short) POINT_BYTES)
                .putInt(8, cloud.size())
                .putInt(12, (int) checksum.getValue());
        return bytes;
    }

    private static <T> T column(String what, Optional<T> values) {
        return values.orElseThrow(() ->
                new IllegalArgumentException("this format requires " + what + " for every point; the sweep has none"));
    }

    /** Decodes the points with times and rings. {@code where} names the location in error messages. */
    static PointCloud decode(ByteBuffer bytes, int points, Stamp stamp, String where) throws BadDataException {
        check(bytes, points, where);
        float[] xyzi = new float[points * PointCloud.STRIDE];
        for (int i = 0; i < points; i++) {
            int from = HEADER_BYTES + i * POINT_BYTES;
            int to = i * PointCloud.STRIDE;
            xyzi[to] = bytes.getFloat(from);
            xyzi[to + 1] = bytes.getFloat(from + 4);
            xyzi[to + 2] = bytes.getFloat(from + 8);
            xyzi[to + 3] = (bytes.get(from + 12) & 0xff) / INTENSITY_STEPS;
        }
        PointColumns columns = PointColumns.of(timeOffsets(bytes, points), rings(bytes, points));
        return new PointCloud(FrameId.LIDAR, stamp, xyzi, points, columns);
    }

    private static short[] rings(ByteBuffer bytes, int points) {
        short[] rings = new short[points];
        for (int i = 0; i < points; i++) {
            rings[i] = (short) (bytes.get(HEADER_BYTES + i * POINT_BYTES + 13) & 0xff);
        }
        return rings;
    }

    private static float[] timeOffsets(ByteBuffer bytes, int points) {
        float[] offsets = new float[points];
        for (int i = 0; i < points; i++) {
            offsets[i] = bytes.getShort(HEADER_BYTES + i * POINT_BYTES + 14) * TICK_SECONDS;
        }
        return offsets;
    }

    private static void check(ByteBuffer bytes, int points, String where) throws BadDataException {
        require(bytes.getInt(0) == MAGIC, where + ": does not start with FSWP");
        require(
                bytes.getShort(4) == VERSION,
                where + ": sweep version " + bytes.getShort(4) + ", the supported version is " + VERSION);
        require(
                bytes.getShort(6) == POINT_BYTES,
                where + ": " + bytes.getShort(6) + " bytes a point, must be " + POINT_BYTES);
        require(bytes.getInt(8) == points, where + ": holds " + bytes.getInt(8) + " points, the index says " + points);
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate().position(HEADER_BYTES));
        int expected = bytes.getInt(12);
        int actual = (int) checksum.getValue();
        require(
                actual == expected,
                where + ": CRC-32C is " + Integer.toHexString(actual) + ", must be " + Integer.toHexString(expected)
                        + "; the file is damaged");
    }

    private static void require(boolean holds, String message) throws BadDataException {
        if (!holds) {
            throw new BadDataException(message);
        }
    }

    private static float coordinate(String field, int point, float value) {
        return within(field, point, value, -MAX_COORDINATE, MAX_COORDINATE);
    }

    private static float within(String field, int point, float value, float low, float high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    field + " of point " + point + " must be in [" + low + ", " + high + "], got " + value);
        }
        return value;
    }
}
