package io.foresight.planner.task;

import java.util.SplittableRandom;

/**
 * Random numbers from a seed. Everything is derived from 64-bit words of {@link SplittableRandom}, whose sequence is specified; how the
 * Java library derives bounded numbers from them is not specified, so that is done here.
 */
final class SeededDraws {
    private final SplittableRandom words;

    SeededDraws(long seed) {
        words = new SplittableRandom(seed);
    }

    /** From two seeds, combined so that they cannot cancel each other. */
    SeededDraws(long seed, long other) {
        this(new SplittableRandom(seed).nextLong() + 0x9E3779B97F4A7C15L * new SplittableRandom(~other).nextLong());
    }

    boolean coin() {
        return words.nextLong() < 0;
    }

    /** 0 .. {@code bound - 1}; the bias is less than {@code bound} in 2^32. */
    int below(int bound) {
        return (int) ((words.nextLong() >>> 32) * bound >>> 32);
    }

    /** A random number from {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    double between(double least, double most) {
        return least + (most - least) * ((words.nextLong() >>> 11) * 0x1p-53);
    }

    /** Shuffles the elements. */
    <T> void shuffle(T[] elements) {
        for (int i = elements.length - 1; i > 0; i--) {
            int other = below(i + 1);
            T element = elements[i];
            elements[i] = elements[other];
            elements[other] = element;
        }
    }
}
