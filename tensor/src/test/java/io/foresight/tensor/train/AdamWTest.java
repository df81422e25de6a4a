package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdamWTest {
    private static final TensorLayout LAYOUT =
            TensorLayout.of(List.of("weight", "bias"), List.of(List.of(2L, 3L), List.of(3L)));

    private static TrainingSettings settings(double weightDecay) {
        return new TrainingSettings(100, 1, 0.01, 0.3, 10, 1e4, 0.9, 0.9, 0.999, 1e-8, weightDecay, 1, 0, 1);
    }

    @Test
    void theFirstStepIsTheRateInTheDirectionOfTheSign() {
        AdamW adamw = new AdamW(LAYOUT, settings(0));
        float[] parameters = new float[9];
        float[] gradients = {3, -0.001f, 5e3f, 0, 1, -1, 2, -2, 1e-4f};
        adamw.step(parameters, gradients, 1, 0.01, 0.9);
        for (int i = 0; i < parameters.length; i++) {
            assertThat(parameters[i]).isCloseTo(-0.01f * Math.signum(gradients[i]), within(2e-6f));
        }
    }

    @Test
    void followsTheAlgorithmInDoubleOverManySteps() {
        double decay = 0.05;
        AdamW adamw = new AdamW(LAYOUT, settings(decay));
        SplittableRandom random = new SplittableRandom(5);
        float[] parameters = new float[9];
        double[] reference = new double[9];
        for (int i = 0; i < 9; i++) {
            parameters[i] = (float) random.nextDouble(-1, 1);
            reference[i] = parameters[i];
        }
        double[] m = new double[9];
        double[] v = new double[9];
        for (int t = 1; t <= 200; t++) {
            float[] gradients = new float[9];
            double rate = 0.01 * (1 + Math.sin(t));
            for (int i = 0; i < 9; i++) {
                gradients[i] = (float) random.nextDouble(-2, 1);
                double g = 0.5 * gradients[i];
                m[i] = 0.9 * m[i] + 0.1 * g;
                v[i] = 0.999 * v[i] + 0.001 * g * g;
                double unbiasedM = m[i] / (1 - Math.pow(0.9, t));
                double unbiasedV = v[i] / (1 - Math.pow(0.999, t));
                double shrink = i < 6 ? rate * decay * reference[i] : 0;
                reference[i] -= shrink + rate * unbiasedM / (Math.sqrt(unbiasedV) + 1e-8);
            }
            adamw.step(parameters, gradients, 0.5f, rate, 0.9);
        }
        for (int i = 0; i < 9; i++) {
            assertThat((double) parameters[i]).isCloseTo(reference[i], within(2e-5));
        }
    }

    @Test
    void decayShrinksWeightsButNeitherBiasesNorNormParameters() {
        AdamW adamw = new AdamW(LAYOUT, settings(0.5));
        float[] parameters = {1, 1, 1, 1, 1, 1, 1, 1, 1};
        adamw.step(parameters, new float[9], 1, 0.1, 0.9);
        assertThat(parameters).containsExactly(0.95f, 0.95f, 0.95f, 0.95f, 0.95f, 0.95f, 1, 1, 1);
    }

    @Test
    void withChangingBeta1TheMeanOfAConstantGradientStaysUnbiased() {
        AdamW adamw = new AdamW(LAYOUT, settings(0));
        float[] parameters = new float[9];
        float[] gradients = new float[9];
        Arrays.fill(gradients, 2);
        for (int t = 0; t < 50; t++) {
            float before = parameters[0];
            adamw.step(parameters, gradients, 1, 0.01, t < 25 ? 0.95 : 0.85);
            assertThat(before - parameters[0]).isCloseTo(0.01f, within(1e-5f));
        }
    }
}
