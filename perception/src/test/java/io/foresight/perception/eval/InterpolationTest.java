package io.foresight.perception.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InterpolationTest {
    private static final double[] PLACES = {0, 1, 1, 3};
    private static final double[] VALUES = {10, 20, 30, 50};

    private static double at(double x) {
        return Interpolation.at(x, PLACES, VALUES, -1, -2);
    }

    @Test
    void betweenPlacesTheValueIsOnTheLine() {
        assertThat(at(0.5)).isEqualTo(15);
        assertThat(at(2)).isEqualTo(40);
    }

    @Test
    void ofEqualPlacesTheLastCounts() {
        assertThat(at(1)).isEqualTo(30);
    }

    @Test
    void outsideTheTableTheGivenValuesStand() {
        assertThat(at(-0.1)).isEqualTo(-1);
        assertThat(at(3)).isEqualTo(50);
        assertThat(at(3.1)).isEqualTo(-2);
        assertThat(at(Double.NaN)).isNaN();
    }

    @Test
    void aTableNeedsAValueAtEachPlace() {
        assertThatThrownBy(() -> Interpolation.at(0, PLACES, new double[3], 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 places and 3 values");
    }

    @Test
    void stepsEndExactlyAtTheLast() {
        double[] steps = Interpolation.steps(0.1, 1, 40);
        assertThat(steps).hasSize(40).startsWith(0.1).endsWith(1.0);
        assertThat(Interpolation.steps(0, 1, 101)[35]).as("as NumPy's linspace").isEqualTo(0.35000000000000003);
    }
}
