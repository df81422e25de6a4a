package io.foresight.perception.points;

import io.foresight.core.geometry.BadGeometryException;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;

/**
 * The points of one sweep, flat: {@code xyzi[4 * i + 0..3]} are x, y, z (metres, in {@link #frame()}) and intensity ([0, 1] of the
 * sensor's full scale) of point {@code i}.
 *
 * <p>The constructor takes ownership of the array: nobody may write to it afterwards. Readers may read {@link #xyzi()} up to {@code 4 *
 * size()} without a copy.
 */
public final class PointCloud {
    /** Floats per point. */
    public static final int STRIDE = 4;

    private final FrameId frame;
    private final Stamp stamp;
    private final float[] xyzi;
    private final int size;
    private final PointColumns columns;

    /**
     * A cloud without columns; takes ownership of {@code xyzi}.
     *
     * @param xyzi at least {@code 4 * size} floats
     * @param size points
     */
    public PointCloud(FrameId frame, Stamp stamp, float[] xyzi, int size) {
        this(frame, stamp, xyzi, size, PointColumns.NONE);
    }

    /**
     * Takes ownership of {@code xyzi} and the columns.
     *
     * @param xyzi at least {@code 4 * size} floats
     * @param size points
     * @param columns each of at least {@code size} entries
     */
    public PointCloud(FrameId frame, Stamp stamp, float[] xyzi, int size, PointColumns columns) {
        if (size < 0 || (long) size * STRIDE > xyzi.length) {
            throw new IllegalArgumentException(
                    "a cloud of " + size + " points needs " + (long) size * STRIDE + " floats, got " + xyzi.length);
        }
        columns.requireLength(size);
        this.frame = frame;
        this.stamp = stamp;
        this.xyzi = xyzi;
        this.size = size;
        this.columns = columns;
    }

    public FrameId frame() {
        return frame;
    }

    /** The reference time of the cloud: usually the middle or the end of the sweep. */
    public Stamp stamp() {
        return stamp;
    }

    /** Number of points. */
    public int size() {
        return size;
    }

    /** The internal array, not a copy: must not be modified; valid up to {@code 4 * size()}. */
    public float[] xyzi() {
        return xyzi;
    }

    /** Optional per-point data: time offsets and rings. */
    public PointColumns columns() {
        return columns;
    }

    public float x(int i) {
        return xyzi[STRIDE * i];
    }

    public float y(int i) {
        return xyzi[STRIDE * i + 1];
    }

    public float z(int i) {
        return xyzi[STRIDE * i + 2];
    }

    public float intensity(int i) {
        return xyzi[STRIDE * i + 3];
    }

    /**
     * A copy of the cloud in another frame; intensities, columns and stamp are unchanged.
     *
     * @throws BadGeometryException when this cloud is not in the transform's source frame
     */
    public PointCloud transformed(RigidTransform transform) {
        if (!frame.equals(transform.from())) {
            throw new BadGeometryException("a transform from " + transform.from() + " to " + transform.to()
                    + " cannot be applied to a cloud in frame " + frame);
        }
        float[] moved = new float[STRIDE * size];
        for (int i = 0; i < moved.length; i += STRIDE) {
            double x = xyzi[i];
            double y = xyzi[i + 1];
            double z = xyzi[i + 2];
            moved[i] = (float) transform.applyX(x, y, z);
            moved[i + 1] = (float) transform.applyY(x, y, z);
            moved[i + 2] = (float) transform.applyZ(x, y, z);
            moved[i + 3] = xyzi[i + 3];
        }
        return new PointCloud(transform.to(), stamp, moved, size, columns);
    }
}
