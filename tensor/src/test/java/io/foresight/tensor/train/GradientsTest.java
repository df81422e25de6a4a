package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class GradientsTest {
    private final TensorLayout layout = TensorLayout.of(List.of("a", "b"), List.of(List.of(1L, 2L), List.of(1L)));
    private final Gradients gradients = new Gradients(layout);

    @Test
    void theNormIsOverAllParameters() {
        gradients.values[0] = 2;
        gradients.values[1] = -3;
        gradients.values[2] = 6;
        assertThat(gradients.norm()).isEqualTo(7);
        gradients.clear();
        assertThat(gradients.norm()).isZero();
    }

    @Test
    void theLargestFloatsDoNotOverflowTheNorm() {
        gradients.values[0] = Float.MAX_VALUE;
        assertThat(gradients.norm()).isEqualTo(Float.MAX_VALUE);
    }

    @Test
    void clippingBringsTheNormToTheLimitAndLeavesSmallOnesAlone() {
        assertThat(7 * Gradients.clipFactor(7, 2)).isCloseTo(2, within(1e-12));
        assertThat(Gradients.clipFactor(1.9, 2)).isEqualTo(1);
        assertThat(Gradients.clipFactor(1e30, Double.POSITIVE_INFINITY)).isEqualTo(1);
    }

    @Test
    void oneValueThatIsNotFiniteShowsInTheNormAndIsFound() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            gradients.clear();
            gradients.values[2] = bad;
            assertThat(gradients.norm()).isNotFinite();
            assertThat(layout.firstNonFinite(gradients.values))
                    .hasValueSatisfying(found -> assertThat(found.where()).isEqualTo("'b' at element 0"));
        }
        assertThat(layout.firstNonFinite(new float[] {1, -Float.MAX_VALUE, 0})).isEmpty();
    }
}
