package io.foresight.perception.points;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is known of each point beside its place and intensity, where it is: columns of one entry a point. Who made them gave the arrays
 * away, as with {@link PointCloud}.
 */
public final class PointColumns {
    /** Nothing. */
    public static final PointColumns NONE = new PointColumns(null, null);

    private final float[] timeOffsets;
    private final short[] rings;

    private PointColumns(float[] timeOffsets, short[] rings) {
        this.timeOffsets = timeOffsets;
        this.rings = rings;
    }

    /** Columns of both. */
    public static PointColumns of(float[] timeOffsets, short[] rings) {
        return new PointColumns(timeOffsets, rings);
    }

    /** Times alone. */
    public static PointColumns ofTimes(float[] timeOffsets) {
        return new PointColumns(timeOffsets, null);
    }

    /** Columns that may each be missing. */
    public static PointColumns of(Optional<float[]> timeOffsets, Optional<short[]> rings) {
        return timeOffsets.isEmpty() && rings.isEmpty()
                ? NONE
                : new PointColumns(timeOffsets.orElse(null), rings.orElse(null));
    }

    /** Seconds from the cloud's stamp to each point's own moment. */
    public Optional<float[]> timeOffsets() {
        return Optional.ofNullable(timeOffsets);
    }

    /** Number of the beam that measured each point, 0 or more, counted as the sensor counts. */
    public Optional<short[]> rings() {
        return Optional.ofNullable(rings);
    }

    /** Is nothing known? */
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

    /** A ring that came as a number; -1 where it is none. */
    static short ring(float number) {
        return number >= 0 && number <= Short.MAX_VALUE && number == (int) number ? (short) number : -1;
    }

    /** Is every entry of the first {@code points} one that can be true? */
    boolean areSound(int points) {
        for (int i = 0; !isEmpty() && i < points; i++) {
            if (!isSound(i)) {
                return false;
            }
        }
        return true;
    }

    /** Can what is said of a point be true? */
    boolean isSound(int point) {
        return (timeOffsets == null || Math.abs(timeOffsets[point]) <= Float.MAX_VALUE)
                && (rings == null || rings[point] >= 0);
    }

    /** Columns of their own, of the first {@code points} entries. */
    PointColumns copy(int points) {
        return new PointColumns(
                timeOffsets == null ? null : Arrays.copyOf(timeOffsets, points),
                rings == null ? null : Arrays.copyOf(rings, points));
    }

    /** Writes the entry of one point over another's. Only while the columns are being made. */
    void move(int from, int to) {
        if (timeOffsets != null) {
            timeOffsets[to] = timeOffsets[from];
        }
        if (rings != null) {
            rings[to] = rings[from];
        }
    }
}
