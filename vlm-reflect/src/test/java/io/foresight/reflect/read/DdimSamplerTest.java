package io.foresight.reflect.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DdimSamplerTest {
    private static final int COUNT = 4000;

    @Test
    void whoAlwaysGuessesTheSameGetsIt() {
        float[] known = {0.3f, -0.8f, 1};
        for (int steps : new int[] {1, 10, 50}) {
            float[] drawn = new DdimSampler(steps).sample((noisy, time) -> known, noise(3, 1));
            assertThat(drawn).containsExactly(known, within(1e-6f));
        }
    }

    @Test
    void normalValuesAreDrawnAsTheyAreSpread() {
        double mean = 0.4;
        double deviation = 0.2;
        float[] drawn = new DdimSampler(50).sample(best(mean, deviation), noise(COUNT, 2));
        assertThat(mean(drawn)).isCloseTo(mean, within(0.01));
        assertThat(deviation(drawn)).isCloseTo(deviation, within(0.02));
    }

    @Test
    void theFewerStepsTheLessSpreadTheyAre() {
        double before = 0;
        for (int steps : new int[] {1, 3, 10}) {
            double spread = deviation(new DdimSampler(steps).sample(best(0, 0.5), noise(COUNT, 3)));
            assertThat(spread).isGreaterThanOrEqualTo(before).isLessThan(0.51);
            before = spread;
        }
        assertThat(before).isGreaterThan(0.4);
    }

    @Test
    void theSameNoiseGivesTheSame() {
        DdimSampler sampler = new DdimSampler(5);
        float[] first = sampler.sample(best(0, 1), noise(10, 4));
        assertThat(sampler.sample(best(0, 1), noise(10, 4))).containsExactly(first);
        assertThat(sampler.sample(best(0, 1), noise(10, 5))).isNotEqualTo(first);
    }

    @Test
    void timeRunsFromNoiseAloneInEqualSteps() {
        List<Double> times = new ArrayList<>();
        new DdimSampler(4)
                .sample(
                        (noisy, time) -> {
                            times.add(time);
                            return noisy.clone();
                        },
                        noise(1, 1));
        assertThat(times).containsExactly(1.0, 0.75, 0.5, 0.25);
    }

    @Test
    void stepsOutOfRangeAreRefused() {
        for (int steps : new int[] {0, 51}) {
            assertThatThrownBy(() -> new DdimSampler(steps))
                    .hasMessageContaining("steps must be 1 to 50, got " + steps);
        }
        for (double guidance : new double[] {0.5, 21, Double.NaN}) {
            assertThatThrownBy(() -> new DiffusionSettings(DdimSampler.USUAL, guidance))
                    .hasMessageContaining("guidance must be 1 to 20");
        }
    }

    /** The best guess of normal values: their mean, given the noisy ones. */
    private static DdimSampler.Denoiser best(double mean, double deviation) {
        return (noisy, time) -> {
            double signal = Math.cos(Math.PI / 2 * time);
            double noise = Math.sin(Math.PI / 2 * time);
            double variance = deviation * deviation;
            double gain = signal * variance / (signal * signal * variance + noise * noise);
            float[] clean = new float[noisy.length];
            for (int k = 0; k < clean.length; k++) {
                clean[k] = (float) (mean + gain * (noisy[k] - signal * mean));
            }
            return clean;
        };
    }

    private static float[] noise(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int k = 0; k < count; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return values;
    }

    private static double mean(float... values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(float... values) {
        double mean = mean(values);
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
