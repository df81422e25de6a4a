package io.foresight.tensor.graph;

import java.util.random.RandomGenerator;

/**
 * First values of a parameter.
 *
 * @param law distribution
 * @param value the constant, the standard deviation, or the gain
 * @param fanIn inputs that one output sums over; 0 takes the product of all sizes but the first
 */
public record Init(Law law, double value, long fanIn) {
    /** Distributions. */
    public enum Law {
        /** Every element is {@code value}. */
        CONSTANT,
        /** Normal with standard deviation {@code value / sqrt(fanIn)}. */
        NORMAL_BY_FAN_IN,
        /** Uniform in +-{@code value * sqrt(3 / fanIn)}. */
        UNIFORM_BY_FAN_IN,
        /** Normal with standard deviation {@code value}. */
        NORMAL
    }

    /** Checks that the numbers make sense. */
    public Init {
        if (!Double.isFinite(value) || fanIn < 0) {
            throw new GraphException(
                    "initial value must be finite and fan-in not negative, got " + value + ", " + fanIn);
        }
    }

    /** Normal, sqrt(2 / fanIn): keeps the variance through ReLU (He et al. 2015, eq. 10). */
    public static Init kaiming() {
        return new Init(Law.NORMAL_BY_FAN_IN, Math.sqrt(2), 0);
    }

    /** As {@link #kaiming()} with a fan-in that is not the product of all sizes but the first (transposed conv). */
    public static Init kaiming(long fanIn) {
        return new Init(Law.NORMAL_BY_FAN_IN, Math.sqrt(2), fanIn);
    }

    /** Uniform with variance 1 / fanIn: for layers followed by no rectifier (LeCun; Glorot and Bengio 2010). */
    public static Init xavier() {
        return new Init(Law.UNIFORM_BY_FAN_IN, 1, 0);
    }

    /** Normal with a given standard deviation. */
    public static Init normal(double deviation) {
        return new Init(Law.NORMAL, deviation, 0);
    }

    /** All the same. */
    public static Init constant(double value) {
        return new Init(Law.CONSTANT, value, 0);
    }

    /** Draws values for a shape; the same generator state gives the same values. */
    public float[] draw(long[] shape, RandomGenerator random) {
        int count = Math.toIntExact(ShapeRules.elements(shape));
        double fan = fanIn > 0 ? fanIn : Math.max(1, count / Math.max(1, shape.length == 0 ? 1 : shape[0]));
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float)
                    switch (law) {
                        case CONSTANT -> value;
                        case NORMAL -> value * random.nextGaussian();
                        case NORMAL_BY_FAN_IN -> value / Math.sqrt(fan) * random.nextGaussian();
                        case UNIFORM_BY_FAN_IN -> value * Math.sqrt(3 / fan) * (2 * random.nextDouble() - 1);
                    };
        }
        return values;
    }
}
