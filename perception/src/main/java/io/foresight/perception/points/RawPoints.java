package io.foresight.perception.points;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.BadPointsException.Code;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Packed little-endian float32 points as received, not validated.
 *
 * @param fields meaning of each float of a point, in order
 * @param count declared number of points; convert an unsigned 32-bit number with {@link Integer#toUnsignedLong}
 * @param stride declared bytes from one point to the next
 * @param data the bytes from position to limit; not copied, the position is not changed
 */
public record RawPoints(List<PointField> fields, long count, long stride, ByteBuffer data) {
    public RawPoints {
        fields = List.copyOf(fields);
    }

    /**
     * Converts the points to a cloud. Only the consistency of the block is checked; a block without intensities gets 0. Points that are not
     * finite are kept; {@link PointCloudValidator} drops them.
     *
     * @throws BadPointsException when the block is inconsistent (fields, stride, count or length do not match) or has too many points;
     *     thrown before memory is allocated
     */
    public PointCloud unpack(FrameId frame, Stamp stamp, PointLimits limits) {
        requireFields();
        requireSizes(limits);
        int size = (int) count;
        int step = (int) stride;
        int intensity = fields.indexOf(PointField.INTENSITY);
        ByteBuffer source = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        float[] xyzi = new float[size * PointCloud.STRIDE];
        if (step == PointCloud.STRIDE * Float.BYTES && intensity == 3) {
            source.asFloatBuffer().get(xyzi);
        } else {
            unpack(source, size, step, intensity, xyzi);
        }
        return new PointCloud(frame, stamp, xyzi, size, columns(source));
    }

    private void requireFields() {
        EnumSet<PointField> seen = EnumSet.noneOf(PointField.class);
        for (int i = 0; i < fields.size(); i++) {
            PointField field = fields.get(i);
            if (field == PointField.UNSPECIFIED) {
                throw new BadPointsException(
                        Code.FIELD_UNSPECIFIED,
                        "points.fields[" + i + "] is unspecified or unknown; declare its meaning");
            }
            if (!seen.add(field)) {
                throw new BadPointsException(
                        Code.FIELD_DUPLICATE,
                        "points.fields[" + i + "] repeats " + field + "; a field may be declared only once");
            }
        }
        List<PointField> start = List.of(PointField.X, PointField.Y, PointField.Z);
        if (fields.size() < start.size() || !fields.subList(0, start.size()).equals(start)) {
            throw new BadPointsException(Code.FIELDS_NOT_XYZ, "points.fields must start with X, Y, Z; got " + fields);
        }
    }

    private void requireSizes(PointLimits limits) {
        long expectedStride = (long) fields.size() * Float.BYTES;
        if (stride != expectedStride) {
            throw new BadPointsException(
                    Code.STRIDE_WRONG,
                    "points.stride is " + stride + " bytes; " + fields.size() + " float32 fields need "
                            + expectedStride);
        }
        if (count < 0) {
            throw new BadPointsException(Code.COUNT_NEGATIVE, "points.count must be 0 or more, got " + count);
        }
        limits.requireCount(count);
        long bytes = count * expectedStride; // at most 1e8 * 24: no overflow
        if (bytes != data.remaining()) {
            throw new BadPointsException(
                    Code.LENGTH_WRONG,
                    "points.data has " + data.remaining() + " bytes; count " + count + " x stride " + stride + " = "
                            + bytes);
        }
    }

    private static void unpack(ByteBuffer data, int count, int stride, int intensity, float[] xyzi) {
        int start = data.position();
        for (int i = 0; i < count; i++) {
            int from = start + i * stride;
            int to = i * PointCloud.STRIDE;
            xyzi[to] = data.getFloat(from);
            xyzi[to + 1] = data.getFloat(from + Float.BYTES);
            xyzi[to + 2] = data.getFloat(from + 2 * Float.BYTES);
            xyzi[to + 3] = intensity < 0 ? 0 : data.getFloat(from + intensity * Float.BYTES);
        }
    }

    private PointColumns columns(ByteBuffer source) {
        int time = fields.indexOf(PointField.TIME_OFFSET);
        int ring = fields.indexOf(PointField.RING);
        int size = (int) count;
        int step = (int) stride;
        float[] times = time < 0 ? null : new float[size];
        short[] rings = ring < 0 ? null : new short[size];
        int start = source.position();
        for (int i = 0; i < size && (time >= 0 || ring >= 0); i++) {
            if (time >= 0) {
                times[i] = source.getFloat(start + i * step + time * Float.BYTES);
            }
            if (ring >= 0) {
                rings[i] = PointColumns.ring(source.getFloat(start + i * step + ring * Float.BYTES));
            }
        }
        return PointColumns.of(Optional.ofNullable(times), Optional.ofNullable(rings));
    }
}
