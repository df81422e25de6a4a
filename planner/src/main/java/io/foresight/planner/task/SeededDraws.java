package io.foresight.planner.task;

import java.util.SplittableRandom;

/**
 * Chance from a seed. Everything is derived from 64-bit words of {@link SplittableRandom}, whose sequence its documentation fixes; how
 * the Java library draws bounded numbers from them is not fixed, so that is done here.
 */
final class SeededDraws {
    private final SplittableRandom words;

    SeededDraws(long seed) {
        words = new SplittableRandom(seed);
    }

    /** Of two seeds, neither of which may cancel the other out. */
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

    /** One of the numbers from {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    double between(double least, double most) {
        return least + (most - least) * ((words.nextLong() >>> 11) * 0x1p-53);
    }

    /** Brings the elements into a random order. */
    <T> void shuffle(T[] elements) {
        for (int i = elements.length - 1; i > 0; i--) {
            int other = below(i + 1);
            T element = elements[i];
            elements[i] = elements[other];
            elements[other] = element;
        }
    }
}
