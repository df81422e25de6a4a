package io.foresight.sim.raycast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RayHashTest {
    private static final int DRAWS = 200_000;

    @Test
    void uniformDrawsFillTheUnitIntervalEvenly() {
        int[] bins = new int[20];
        for (int i = 0; i < DRAWS; i++) {
            bins[(int) (20 * RayHash.uniform(i, 3))]++;
        }
        for (int bin : bins) {
            assertThat((double) bin / DRAWS).isCloseTo(0.05, within(0.003));
        }
    }

    @Test
    void bellDrawsHaveMeanZeroAndDeviationOne() {
        double sum = 0;
        double squares = 0;
        int beyondTwo = 0;
        for (int i = 0; i < DRAWS; i++) {
            double draw = RayHash.bell(42, i);
            sum += draw;
            squares += draw * draw;
            beyondTwo += Math.abs(draw) > 2 ? 1 : 0;
        }
        assertThat(sum / DRAWS).isCloseTo(0, within(0.01));
        assertThat(squares / DRAWS).isCloseTo(1, within(0.01));
        assertThat((double) beyondTwo / DRAWS).isCloseTo(0.0455, within(0.006));
    }
}
