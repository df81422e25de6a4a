package io.foresight.planner.world;

/**
 * Random numbers of one step: independent draws from a stream that advances once per step, whatever was drawn, so that the same seed gives
 * the same numbers at the same step. The mixing function is the finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
 */
final class Chance {
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final long DRAW = 0xD1342543DE82EF95L;
    private static final double UNIT = 0x1p-53;

    private Chance() {}

    static long seeded(long seed) {
        return mix(seed + STEP);
    }

    static long next(long stream) {
        return stream + STEP;
    }

    /** Uniform in [0, 1); the draws 0, 1, 2 ... of a step are independent of each other. */
    static double unit(long stream, int draw) {
        return (mix(stream + draw * DRAW) >>> 11) * UNIT;
    }

    static long mix(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
