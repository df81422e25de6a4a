package io.foresight.sim.drive.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrossingTest {
    private final Crossing crossing = new Crossing(20, 10, 0);

    @Test
    void onlyOneDirectionGoesAtATime() {
        for (double time = 0; time < 100; time += 0.1) {
            assertThat(crossing.open(true, time, 0) && crossing.open(false, time, 0))
                    .isFalse();
        }
        assertThat(crossing.open(true, 5, 0)).isTrue();
        assertThat(crossing.open(true, 21, 0)).isFalse();
        assertThat(crossing.open(false, 25, 0)).isTrue();
        assertThat(crossing.open(false, 36, 0)).isFalse();
    }

    @Test
    void nobodyEntersBeforeTheOthersAreOut() {
        crossing.inside(false);
        assertThat(crossing.open(true, 5, 0)).isFalse();
        crossing.clear();
        assertThat(crossing.open(true, 5, 0)).isTrue();
    }

    @Test
    void whoIsSlowDoesNotStartLate() {
        assertThat(crossing.open(false, 25, 9)).isTrue();
        assertThat(crossing.open(false, 31, 9)).isFalse();
    }
}
