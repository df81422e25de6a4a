package io.foresight.ros2.cdr;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** An immutable sequence of floats. Equal when all values have the same bits. */
public final class Floats {
    /** No values. */
    public static final Floats EMPTY = new Floats(new float[0]);

    private final float[] values;

    private Floats(float[] values) {
        this.values = values;
    }

    /** A copy of these values. */
    public static Floats of(float... values) {
        return new Floats(values.clone());
    }

    /** A view of the array without a copy: it must not be modified afterwards. */
    public static Floats view(float[] values) {
        return new Floats(values);
    }

    /** A sequence of zeros. */
    public static Floats zeros(int size) {
        return new Floats(new float[size]);
    }

    /** Number of values. */
    public int size() {
        return values.length;
    }

    /** The value at an index. */
    public float get(int index) {
        return values[index];
    }

    /** A copy in a new array. */
    public float[] toArray() {
        return values.clone();
    }

    void putInto(FloatBuffer target) {
        target.put(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Floats row && Arrays.equals(values, row.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length <= 36 ? Arrays.toString(values) : values.length + " floats";
    }
}
