package io.foresight.sim.node.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTimesTest {
    private final RecentTimes times = new RecentTimes();

    @Test
    void quantilesAreOfTheLastOnes() {
        assertThat(times.quantile(0.5)).isZero();

        for (int i = 1; i <= 1000; i++) {
            times.add(i);
        }

        assertThat(times.quantile(0)).isEqualTo(745);
        assertThat(times.quantile(0.5)).isEqualTo(872);
        assertThat(times.quantile(1)).isEqualTo(1000);
    }
}
