package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OneCycleTest {
    private static final OneCycle CYCLE = new OneCycle(1001, 0.02, 0.4, 10, 1e3, 0.95, 0.85);

    @Test
    void startsPeaksAndEndsWhereItShould() {
        assertThat(CYCLE.warmupSteps()).isEqualTo(400);
        assertThat(CYCLE.learningRate(0)).isCloseTo(0.002, within(1e-15));
        assertThat(CYCLE.learningRate(400)).isCloseTo(0.02, within(1e-15));
        assertThat(CYCLE.learningRate(1000)).isCloseTo(2e-5, within(1e-15));
        assertThat(CYCLE.beta1(0)).isCloseTo(0.95, within(1e-15));
        assertThat(CYCLE.beta1(400)).isCloseTo(0.85, within(1e-15));
        assertThat(CYCLE.beta1(1000)).isCloseTo(0.95, within(1e-15));
    }

    @Test
    void halfWayUpAndDownItIsHalfWayBetween() {
        assertThat(CYCLE.learningRate(200)).isCloseTo((0.002 + 0.02) / 2, within(1e-12));
        assertThat(CYCLE.learningRate(700)).isCloseTo((0.02 + 2e-5) / 2, within(1e-12));
    }

    @Test
    void climbsThenFallsWithoutABump() {
        for (long step = 1; step <= 1000; step++) {
            double change = CYCLE.learningRate(step) - CYCLE.learningRate(step - 1);
            assertThat(change * (step <= 400 ? 1 : -1)).as("step %d", step).isPositive();
        }
    }

    @Test
    void veryShortRunsStayWithinThePeak() {
        for (long steps = 1; steps <= 4; steps++) {
            OneCycle cycle = new OneCycle(steps, 1, 0.99, 10, 10, 0.9, 0.9);
            for (long step = 0; step < steps; step++) {
                assertThat(cycle.learningRate(step)).isBetween(0.1 - 1e-12, 1 + 1e-12);
            }
        }
    }
}
