package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MuonTest {
    private static float[] random(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void theIterationMovesSingularValuesByItsPolynomialAndKeepsTheirVectors() {
        // Of a diagonal matrix the singular values stand on the diagonal, and each goes its own way.
        double[] values = {3, 1, 0.5};
        float[] matrix = new float[3 * 4];
        double norm = Math.sqrt(9 + 1 + 0.25);
        for (int i = 0; i < 3; i++) {
            matrix[i * 4 + i] = (float) values[i];
        }
        float[] even = NewtonSchulz.orthogonalised(matrix, 3, 4);
        for (int i = 0; i < 3; i++) {
            double s = values[i] / norm;
            for (int step = 0; step < 5; step++) {
                s = 3.4445 * s - 4.7750 * s * s * s + 2.0315 * Math.pow(s, 5);
            }
            assertThat((double) even[i * 4 + i]).isCloseTo(s, within(1e-4));
            assertThat(s).isBetween(0.65, 1.25);
            even[i * 4 + i] = 0;
        }
        for (float rest : even) {
            assertThat((double) rest).isCloseTo(0, within(1e-5));
        }
    }

    @Test
    void theRowsOfTheResultAreNearlyOrthogonalAndTallMatricesAreTreatedLikeWideOnes() {
        float[] matrix = random(4 * 40, 1);
        float[] wide = NewtonSchulz.orthogonalised(matrix, 4, 40);
        float[] turned = new float[160];
        for (int r = 0; r < 4; r++) {
            for (int c = 0; c < 40; c++) {
                turned[c * 4 + r] = matrix[r * 40 + c];
            }
        }
        float[] tall = NewtonSchulz.orthogonalised(turned, 40, 4);
        for (int r = 0; r < 4; r++) {
            for (int s = 0; s < 4; s++) {
                double product = 0;
                for (int c = 0; c < 40; c++) {
                    product += wide[r * 40 + c] * wide[s * 40 + c];
                    assertThat(tall[c * 4 + r]).isEqualTo(wide[r * 40 + c]);
                }
                assertThat(product).isCloseTo(r == s ? 1 : 0, within(r == s ? 0.5 : 0.25));
            }
        }
    }

    @Test
    void matricesMoveByMomentumWithDecayAndTheRestIsLeftToAdamW() {
        TensorLayout layout = TensorLayout.of(
                List.of("block.weight", "block.bias", "head.weight"),
                List.of(List.of(6L, 2L), List.of(6L), List.of(3L, 6L)));
        TrainingSettings settings =
                TrainingSettings.defaults(10, 1).withGroups(ParameterGroup.of("block.*", UpdateRule.MUON, 5));
        float[] momentum = new float[layout.size()];
        float[] parameters = random(layout.size(), 2);
        float[] before = parameters.clone();
        float[] gradients = random(layout.size(), 3);
        Muon muon = new Muon(layout, settings, momentum);
        muon.step(parameters, gradients, 0.5f, 0.01);
        float[] direction = new float[12];
        for (int i = 0; i < 12; i++) {
            float g = 0.5f * gradients[i];
            assertThat(momentum[i]).isCloseTo(0.05f * g, within(1e-7f));
            direction[i] = 0.95f * 0.05f * g + 0.05f * g;
        }
        float[] even = NewtonSchulz.orthogonalised(direction, 6, 2);
        for (int i = 0; i < 12; i++) {
            double expected = before[i] * (1 - 0.01 * 5 * 0.01) - 0.01 * 5 * Math.sqrt(3) * even[i];
            assertThat((double) parameters[i]).isCloseTo(expected, within(1e-5));
        }
        for (int i = 12; i < layout.size(); i++) {
            assertThat(parameters[i]).isEqualTo(before[i]);
            assertThat(momentum[i]).isZero();
        }
    }
}
