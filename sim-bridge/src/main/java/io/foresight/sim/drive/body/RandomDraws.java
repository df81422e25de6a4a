package io.foresight.sim.drive.body;

import java.util.random.RandomGenerator;

/** Random distributions used to generate scenes. */
public final class RandomDraws {
    private RandomDraws() {}

    /** Uniform in [low, high). */
    public static double between(RandomGenerator random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Normal, limited to two standard deviations. */
    public static double around(RandomGenerator random, double mean, double deviation) {
        double draw = random.nextGaussian();
        return mean + deviation * Math.max(-2, Math.min(2, draw));
    }

    /** True with the given probability. */
    public static boolean chance(RandomGenerator random, double probability) {
        return random.nextDouble() < probability;
    }

    /** Uniform integer in [low, high]. */
    public static int count(RandomGenerator random, int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** One of the values, with equal probability. */
    @SafeVarargs
    public static <T> T oneOf(RandomGenerator random, T... values) {
        return values[random.nextInt(values.length)];
    }

    /** An index with probability proportional to its weight. */
    public static int weighted(RandomGenerator random, double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = random.nextDouble() * total;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
