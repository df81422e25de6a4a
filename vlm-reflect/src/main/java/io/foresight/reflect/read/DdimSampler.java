package io.foresight.reflect.read;

import io.foresight.core.text.Problems;

/**
 * Draws a picture from noise in few steps: DDIM without noise of its own (Song, Meng and Ermon 2021, arXiv 2010.02502, eq. 12 with sigma 0),
 * from t = 1, where nothing but noise is left, to t = 0 in equal steps, on the schedule of {@link
 * io.foresight.reflect.network.DiffusionNetwork}. The same noise gives the same picture.
 *
 * @param steps calls of the network, 1 to {@value #MOST_STEPS}; with 1 the picture is the network's first guess
 */
public record DdimSampler(int steps) {
    /** Most steps. */
    public static final int MOST_STEPS = 50;

    /** Enough for pictures that mostly stay as they are. */
    public static final DdimSampler USUAL = new DdimSampler(10);

    /** Guesses clean pictures from noisy ones. */
    @FunctionalInterface
    interface Denoiser {
        /**
         * Clean values, as many.
         *
         * @param time how noisy, in (0, 1]
         */
        float[] clean(float[] noisy, double time);
    }

    /** Checks the range. */
    public DdimSampler {
        new Problems().requireWithin("steps", steps, 1, MOST_STEPS).throwIfAny();
    }

    /** Clean values drawn from noise. */
    float[] sample(Denoiser denoiser, float... noise) {
        float[] x = noise.clone();
        for (int step = 0; ; step++) {
            double time = (steps - step) / (double) steps;
            float[] clean = denoiser.clean(x, time);
            if (step == steps - 1) {
                return clean;
            }
            double angle = Math.PI / 2 * time;
            double next = Math.PI / 2 * (steps - step - 1) / steps;
            double keep = Math.sin(next) / Math.sin(angle); // of the noise that is left when the guess is taken out
            double take = Math.cos(next) - keep * Math.cos(angle);
            for (int k = 0; k < x.length; k++) {
                x[k] = (float) (take * clean[k] + keep * x[k]);
            }
        }
    }
}
