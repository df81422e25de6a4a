package io.foresight.sim.raycast;

/**
 * Random numbers by place instead of by order: a hash of a seed and an index (the finaliser of SplitMix64, Steele, Lea and Flood 2014).
 * What a ray draws depends on its seed alone, so the order of rays and the number of threads do not matter.
 */
public final class RayHash {
    private static final double UNIT = 0x1.0p-53;
    private static final double BELL = Math.sqrt(3) / 65536;

    private RayHash() {}

    /** A well mixed 64-bit value of the two. */
    public static long mix(long seed, long index) {
        long z = seed + 0x9E3779B97F4A7C15L * (index + 1);
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Uniform in [0, 1): draw number {@code index} of the seed. */
    public static double uniform(long seed, long index) {
        return (mix(seed, index) >>> 11) * UNIT;
    }

    /**
     * Bell-shaped with mean 0 and deviation 1, within 3.47: draw number {@code index} of the seed. The sum of four 16-bit uniforms, a
     * tenth of the cost of a true normal.
     */
    public static double bell(long seed, long index) {
        long bits = mix(seed, index);
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum - 131070.0) * BELL;
    }
}
