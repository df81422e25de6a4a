package io.foresight.ros2.cdr;

import java.nio.DoubleBuffer;
import java.util.Arrays;

/** An immutable sequence of doubles. Equal when all values have the same bits. */
public final class Doubles {
    /** No values. */
    public static final Doubles EMPTY = new Doubles(new double[0]);

    private final double[] values;

    private Doubles(double[] values) {
        this.values = values;
    }

    /** A copy of these values. */
    public static Doubles of(double... values) {
        return new Doubles(values.clone());
    }

    /** A view of the array without a copy: it must not be modified afterwards. */
    public static Doubles view(double[] values) {
        return new Doubles(values);
    }

    /** A sequence of zeros. */
    public static Doubles zeros(int size) {
        return new Doubles(new double[size]);
    }

    /** Number of values. */
    public int size() {
        return values.length;
    }

    /** The value at an index. */
    public double get(int index) {
        return values[index];
    }

    /** A copy in a new array. */
    public double[] toArray() {
        return values.clone();
    }

    void putInto(DoubleBuffer target) {
        target.put(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Doubles row && Arrays.equals(values, row.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length <= 36 ? Arrays.toString(values) : values.length + " doubles";
    }
}
