package io.foresight.perception.eval.grid;

import java.util.stream.DoubleStream;

/** Means over classes. */
final class Means {
    private Means() {}

    /** The mean of those that are counted; NaN where none is. */
    static double ofCounted(DoubleStream values) {
        return values.filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
    }
}
