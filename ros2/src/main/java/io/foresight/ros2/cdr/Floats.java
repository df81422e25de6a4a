package io.foresight.ros2.cdr;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Unchanging floats in a row. Equal when every value has the same bits. */
public final class Floats {
    /** No values. */
    public static final Floats EMPTY = new Floats(new float[0]);

    private final float[] values;

    private Floats(float[] values) {
        this.values = values;
    }

    /** A copy of these. */
    public static Floats of(float... values) {
        return new Floats(values.clone());
    }

    /** These without a copy: do not write to the array any more. */
    public static Floats view(float[] values) {
        return new Floats(values);
    }

    /** That many zeros. */
    public static Floats zeros(int size) {
        return new Floats(new float[size]);
    }

    /** How many. */
    public int size() {
        return values.length;
    }

    /** One of them. */
    public float get(int index) {
        return values[index];
    }

    /** A copy in an array of the caller's own. */
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
