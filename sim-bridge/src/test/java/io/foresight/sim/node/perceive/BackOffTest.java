package io.foresight.sim.node.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff(new SplittableRandom(1));

    @Test
    void pausesGrowToFourSecondsAndBeginAnew() {
        double expected = 0.25;
        for (int i = 0; i < 10; i++) {
            assertThat(backOff.next().toNanos() / 1e9).isBetween(0.8 * expected, 1.2 * expected);
            expected = Math.min(4, 2 * expected);
        }

        backOff.reset();
        assertThat(backOff.next().toNanos() / 1e9).isBetween(0.2, 0.3);
    }

    @Test
    void pausesDiffer() {
        BackOff other = new BackOff(new SplittableRandom(2));

        assertThat(backOff.next()).isNotEqualTo(other.next());
    }
}
