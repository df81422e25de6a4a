package io.foresight.sim.node.drive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacingTest {
    private static final long SECOND = 1_000_000_000L;

    private long real = 5 * SECOND;

    @Test
    void simulatedTimeWaitsForRealTime() {
        Pacing pacing = new Pacing(2, () -> real);

        assertThat(pacing.untilDue(0)).isZero();
        assertThat(pacing.untilDue(SECOND)).isEqualTo(SECOND / 2);
        real += SECOND / 2;
        assertThat(pacing.untilDue(SECOND)).isZero();
    }

    @Test
    void aSmallDelayIsCaughtUp() {
        Pacing pacing = new Pacing(1, () -> real);
        assertThat(pacing.untilDue(0)).isZero();

        real += SECOND + SECOND / 20;

        assertThat(pacing.untilDue(SECOND)).isZero();
        assertThat(pacing.untilDue(2 * SECOND)).isEqualTo(SECOND - SECOND / 20);
    }

    @Test
    void aLargeDelayIsNotCaughtUp() {
        Pacing pacing = new Pacing(1, () -> real);
        assertThat(pacing.untilDue(0)).isZero();

        real += 3 * SECOND;

        assertThat(pacing.untilDue(SECOND)).isZero();
        assertThat(pacing.untilDue(2 * SECOND)).isEqualTo(SECOND);
    }

    @Test
    void withoutAFactorNobodyWaits() {
        assertThat(new Pacing(0, () -> real).untilDue(100 * SECOND)).isZero();
    }
}
