package io.foresight.perception.points;

import java.util.Arrays;
import java.util.Optional;

/**
 * Optional per-point data in addition to position and intensity: columns with one entry per point. The constructor takes ownership of the arrays,
 * as with {@link PointCloud}.
 */
public final class PointColumns {
    /** No columns. */
    public static final PointColumns NONE = new PointColumns(null, null);

    private final float[] timeOffsets;
    private final short[] rings;

    private PointColumns(float[] timeOffsets, short[] rings) {
        this.timeOffsets = timeOffsets;
        this.rings = rings;
    }

    /** Both time offsets and rings. */
    public static PointColumns of(float[] timeOffsets, short[] rings) {
        return new PointColumns(timeOffsets, rings);
    }

    /** Only time offsets. */
    public static PointColumns ofTimes(float[] timeOffsets) {
        return new PointColumns(timeOffsets, null);
    }

    /** Columns that may each be absent. */
    public static PointColumns of(Optional<float[]> timeOffsets, Optional<short[]> rings) {
        return timeOffsets.isEmpty() && rings.isEmpty()
                ? NONE
                : new PointColumns(timeOffsets.orElse(null), rings.orElse(null));
    }

    /** Time of each point's measurement relative to the cloud's stamp, seconds. */
    public Optional<float[]> timeOffsets() {
        return Optional.ofNullable(timeOffsets);
    }

    /** Beam index of each point, 0 or more, in the sensor's own numbering. */
    public Optional<short[]> rings() {
        return Optional.ofNullable(rings);
    }

    /** Whether there is no column. */
    public boolean isEmpty() {
        return timeOffsets == null && rings == null;
    }

    void requireLength(int points) {
        if (timeOffsets != null && timeOffsets.length < points) {
            throw new IllegalArgumentException(
                    "a cloud of " + points + " points needs as many time offsets, got " + timeOffsets.length);
        }
        if (rings != null && rings.length < points) {
            throw new IllegalArgumentException(
                    "a cloud of " + points + " points needs as many rings, got " + rings.length);
        }
    }

    /** Converts a ring given as a float; -1 where it is not a valid ring. */
    public static short ring(float number) {
        return number >= 0 && number <= Short.MAX_VALUE && number == (int) number ? (short) number : -1;
    }

    /** Whether the first {@code points} entries are all valid. */
    boolean areSound(int points) {
        for (int i = 0; !isEmpty() && i < points; i++) {
            if (!isSound(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the entries of a point are valid. */
    boolean isSound(int point) {
        return (timeOffsets == null || Math.abs(timeOffsets[point]) <= Float.MAX_VALUE)
                && (rings == null || rings[point] >= 0);
    }

    /** A copy of the first {@code points} entries. */
    PointColumns copy(int points) {
        return new PointColumns(
                timeOffsets == null ? null : Arrays.copyOf(timeOffsets, points),
                rings == null ? null : Arrays.copyOf(rings, points));
    }

    /** Overwrites one point's entry with another's. Only while the columns are being built. */
    void move(int from, int to) {
        if (timeOffsets != null) {
            timeOffsets[to] = timeOffsets[from];
        }
        if (rings != null) {
            rings[to] = rings[from];
        }
    }
}
