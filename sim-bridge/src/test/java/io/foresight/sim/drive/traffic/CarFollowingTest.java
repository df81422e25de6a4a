package io.foresight.sim.drive.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CarFollowingTest {
    private final CarFollowing following = new CarFollowing(1.5, 2, 1.2, 2);

    @Test
    void aFreeRoadIsDrivenAtTheWantedSpeed() {
        assertThat(following.accelerate(14, 14, 1e9, 0)).isEqualTo(0, within(1e-9));
        assertThat(following.accelerate(0, 14, 1e9, 0)).isEqualTo(1.5, within(1e-9));
        assertThat(following.accelerate(16, 14, 1e9, 0)).isNegative();
    }

    @Test
    void oneStopsBehindAStandingLeader() {
        double gap = 120;
        double speed = 14;
        double least = 0;
        for (int i = 0; i < 600; i++) {
            double acceleration = following.accelerate(speed, 14, gap, 0);
            least = Math.min(least, acceleration);
            double next = Math.max(0, speed + 0.1 * acceleration);
            gap -= 0.05 * (speed + next);
            speed = next;
        }
        assertThat(speed).isLessThan(0.02);
        assertThat(gap).isBetween(1.5, 2.6);
        assertThat(least).as("comfortable enough").isGreaterThan(-4);
    }

    @Test
    void equalSpeedsKeepTheHeadwayOfTheModel() {
        double speed = 10;
        double balance = (2 + speed * 1.2) / Math.sqrt(1 - Math.pow(speed / 14, 4));
        assertThat(following.accelerate(speed, 14, balance, speed)).isEqualTo(0, within(1e-9));
    }

    @Test
    void parametersThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new CarFollowing(0, 2, 1, 2)).hasMessageContaining("got 0.0, 2.0 m/s2");
    }
}
