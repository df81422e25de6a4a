package io.foresight.ros2.cdr;

import java.nio.DoubleBuffer;
import java.util.Arrays;

/** Unchanging doubles in a row. Equal when every value has the same bits. */
public final class Doubles {
    /** No values. */
    public static final Doubles EMPTY = new Doubles(new double[0]);

    private final double[] values;

    private Doubles(double[] values) {
        this.values = values;
    }

    /** A copy of these. */
    public static Doubles of(double... values) {
        return new Doubles(values.clone());
    }

    /** These without a copy: do not write to the array any more. */
    public static Doubles view(double[] values) {
        return new Doubles(values);
    }

    /** That many zeros. */
    public static Doubles zeros(int size) {
        return new Doubles(new double[size]);
    }

    /** How many. */
    public int size() {
        return values.length;
    }

    /** One of them. */
    public double get(int index) {
        return values[index];
    }

    /** A copy in an array of the caller's own. */
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
