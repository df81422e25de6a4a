package io.foresight.perception.points;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.BadPointsException.Code;
import io.foresight.perception.points.ValidatedCloud.Reason;
import io.foresight.perception.points.ValidatedCloud.Verdict;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * The one gate of every entrance: what leaves it is finite, within limits, and honest about what was lost.
 *
 * <p>A block that contradicts itself (its header lies about fields, stride, count or length) or is over the limit is refused with
 * {@link BadPointsException} before memory is taken for it. Single bad points are dropped and counted: a coordinate that is NaN,
 * infinite or beyond {@link PointLimits#maxCoordinateMetres}, an intensity or a time that is NaN or infinite, or a ring that is no
 * whole number from 0 to 32767. A finite intensity outside [0, 1] is clamped and counted. A cloud without an intensity field gets
 * intensity 0. Columns keep the entries of the points that are kept.
 *
 * <p>Verdict: INVALID (TOO_FEW_POINTS) below {@link PointLimits#minPoints} kept points, with NONFINITE_POINTS added where points were
 * dropped; DEGRADED (NONFINITE_POINTS) below {@link PointLimits#minKeptShare}; VALID else. Stateless, thread-safe, O(points).
 */
public final class PointCloudValidator {
    private final PointLimits limits;

    /** A gate with the given limits. */
    public PointCloudValidator(PointLimits limits) {
        this.limits = limits;
    }

    /** The limits that this gate holds. */
    public PointLimits limits() {
        return limits;
    }

    /**
     * Checks a packed block and unpacks it.
     *
     * @throws BadPointsException when the block contradicts itself or holds too many points
     */
    public ValidatedCloud validate(RawPoints raw, FrameId frame, Stamp stamp) {
        requireFields(raw.fields());
        requireSizes(raw);
        int count = (int) raw.count();
        int stride = (int) raw.stride();
        int intensity = raw.fields().indexOf(PointField.INTENSITY);
        ByteBuffer data = raw.data().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        float[] xyzi = new float[count * PointCloud.STRIDE];
        if (stride == PointCloud.STRIDE * Float.BYTES && intensity == 3) {
            data.asFloatBuffer().get(xyzi);
        } else {
            unpack(data, count, stride, intensity, xyzi);
        }
        PointCloud cloud = new PointCloud(frame, stamp, xyzi, count, columns(raw, data));
        return sift(cloud, xyzi, cloud.columns());
    }

    /**
     * Checks a cloud that a reader has already unpacked. The result shares its array where nothing had to be dropped or clamped.
     *
     * @throws BadPointsException when the cloud holds too many points
     */
    public ValidatedCloud validate(PointCloud cloud) {
        requireCount(cloud.size());
        if (isClean(cloud)) {
            return verdict(cloud, cloud.size(), 0);
        }
        float[] copy = new float[PointCloud.STRIDE * cloud.size()];
        return sift(cloud, copy, cloud.columns().copy(cloud.size()));
    }

    private boolean isClean(PointCloud cloud) {
        float[] source = cloud.xyzi();
        for (int i = 0; i < PointCloud.STRIDE * cloud.size(); i += PointCloud.STRIDE) {
            if (!isSound(source, i) || isOutside(source[i + 3])) {
                return false;
            }
        }
        return cloud.columns().areSound(cloud.size());
    }

    private static void requireFields(List<PointField> fields) {
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
                        "points.fields[" + i + "] repeats " + field + "; each field at most once");
            }
        }
        List<PointField> start = List.of(PointField.X, PointField.Y, PointField.Z);
        if (fields.size() < start.size() || !fields.subList(0, start.size()).equals(start)) {
            throw new BadPointsException(Code.FIELDS_NOT_XYZ, "points.fields must start with X, Y, Z; got " + fields);
        }
    }

    private void requireSizes(RawPoints raw) {
        long expectedStride = (long) raw.fields().size() * Float.BYTES;
        if (raw.stride() != expectedStride) {
            throw new BadPointsException(
                    Code.STRIDE_WRONG,
                    "points.stride is " + raw.stride() + " bytes; "
                            + raw.fields().size() + " float32 fields need " + expectedStride);
        }
        if (raw.count() < 0) {
            throw new BadPointsException(Code.COUNT_NEGATIVE, "points.count must be 0 or more, got " + raw.count());
        }
        requireCount(raw.count());
        long bytes = raw.count() * expectedStride; // at most 1e8 * 24: no overflow
        if (bytes != raw.data().remaining()) {
            throw new BadPointsException(
                    Code.LENGTH_WRONG,
                    "points.data has " + raw.data().remaining() + " bytes; count " + raw.count() + " x stride "
                            + raw.stride() + " = " + bytes);
        }
    }

    private void requireCount(long count) {
        if (count > limits.maxPoints()) {
            throw new BadPointsException(
                    Code.TOO_MANY_POINTS,
                    "points.count is " + count + "; at most " + limits.maxPoints() + " are taken");
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

    private static PointColumns columns(RawPoints raw, ByteBuffer data) {
        int time = raw.fields().indexOf(PointField.TIME_OFFSET);
        int ring = raw.fields().indexOf(PointField.RING);
        int count = (int) raw.count();
        int stride = (int) raw.stride();
        float[] times = time < 0 ? null : new float[count];
        short[] rings = ring < 0 ? null : new short[count];
        int start = data.position();
        for (int i = 0; i < count && (time >= 0 || ring >= 0); i++) {
            if (time >= 0) {
                times[i] = data.getFloat(start + i * stride + time * Float.BYTES);
            }
            if (ring >= 0) {
                rings[i] = PointColumns.ring(data.getFloat(start + i * stride + ring * Float.BYTES));
            }
        }
        return PointColumns.of(Optional.ofNullable(times), Optional.ofNullable(rings));
    }

    /** Copies the sound points of {@code source} to the front of the targets, which may be the source's own arrays. */
    private ValidatedCloud sift(PointCloud source, float[] target, PointColumns targetColumns) {
        float[] xyzi = source.xyzi();
        PointColumns columns = source.columns();
        int count = source.size();
        int kept = 0;
        int clamped = 0;
        for (int i = 0; i < count; i++) {
            int from = i * PointCloud.STRIDE;
            if (isSound(xyzi, from) && columns.isSound(i)) {
                float intensity = xyzi[from + 3];
                if (isOutside(intensity)) {
                    intensity = intensity < 0 ? 0 : 1;
                    clamped++;
                }
                int to = kept * PointCloud.STRIDE;
                target[to] = xyzi[from];
                target[to + 1] = xyzi[from + 1];
                target[to + 2] = xyzi[from + 2];
                target[to + 3] = intensity;
                targetColumns.move(i, kept);
                kept++;
            }
        }
        return verdict(new PointCloud(source.frame(), source.stamp(), target, kept, targetColumns), count, clamped);
    }

    /** Comparisons with NaN are false, so one test catches NaN, infinity and absurd distance. */
    private boolean isSound(float[] xyzi, int at) {
        float limit = limits.maxCoordinateMetres();
        return Math.abs(xyzi[at]) <= limit
                && Math.abs(xyzi[at + 1]) <= limit
                && Math.abs(xyzi[at + 2]) <= limit
                && Math.abs(xyzi[at + 3]) <= Float.MAX_VALUE;
    }

    private static boolean isOutside(float intensity) {
        return intensity < 0 || intensity > 1;
    }

    private ValidatedCloud verdict(PointCloud cloud, int received, int clamped) {
        int dropped = received - cloud.size();
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        Verdict verdict = Verdict.VALID;
        if (cloud.size() < limits.minPoints()) {
            verdict = Verdict.INVALID;
            reasons.add(Reason.TOO_FEW_POINTS);
            if (dropped > 0) {
                reasons.add(Reason.NONFINITE_POINTS);
            }
        } else if (cloud.size() < limits.minKeptShare() * received) {
            verdict = Verdict.DEGRADED;
            reasons.add(Reason.NONFINITE_POINTS);
        }
        return new ValidatedCloud(cloud, received, dropped, clamped, verdict, reasons);
    }
}
