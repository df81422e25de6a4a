package io.foresight.sim.assembly;

/**
 * Seeded random numbers whose whole state is two numbers: the n-th draw is a hash of the seed and n (the finaliser of SplitMix64, Steele,
 * Lea and Flood 2014).
 */
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long seed;
    private long drawn;

    /** Starts the sequence determined by these numbers in this order. */
    void seed(long... numbers) {
        long mixed = 0;
        for (long number : numbers) {
            mixed = mix(mixed + number + GOLDEN);
        }
        set(mixed, 0);
    }

    /** Restores a state. */
    void set(long newSeed, long newDrawn) {
        seed = newSeed;
        drawn = newDrawn;
    }

    long course() {
        return seed;
    }

    long drawn() {
        return drawn;
    }

    /** Uniform in [0, 1). */
    double uniform() {
        drawn++;
        return (mix(seed + drawn * GOLDEN) >>> 11) * 0x1p-53;
    }

    /** Normal with mean 0 and standard deviation 1, limited to [-3, 3] by drawing again. */
    double normal() {
        while (true) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
            double value = radius * StrictMath.cos(2 * Math.PI * uniform());
            if (Math.abs(value) <= 3) {
                return value;
            }
        }
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
