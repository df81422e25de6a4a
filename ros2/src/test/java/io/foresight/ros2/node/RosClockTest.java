package io.foresight.ros2.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.message.BuiltinInterfaces.Time;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RosClockTest {
    private static final InstantSource WALL = InstantSource.fixed(Instant.ofEpochSecond(1000, 5));

    @Test
    void withoutSimulationItIsTheMachines() {
        RosClock clock = new RosClock(false, WALL);
        assertThat(clock.nanos()).hasValue(1_000_000_000_005L);
        assertThat(clock.stamp()).isEqualTo(new Time(1000, 5));
        assertThat(clock.ageNanos(new Time(999, 0))).hasValue(1_000_000_005L);
        assertThat(clock.ageNanos(new Time(2000, 0))).hasValue(0);
    }

    @Test
    void simulatedTimeStandsStillBetweenTicksAndBeforeTheFirstThereIsNone() {
        RosClock clock = new RosClock(true, WALL);
        assertThat(clock.nanos()).isEmpty();
        assertThat(clock.ageNanos(new Time(0, 0))).isEmpty();
        assertThat(clock.stamp()).isEqualTo(new Time(0, 0));
        clock.tick(0);
        assertThat(clock.nanos()).hasValue(0);
        clock.tick(7);
        assertThat(clock.nanos()).hasValue(7);
        assertThat(clock.wallNanos()).isEqualTo(1_000_000_000_005L);
    }

    @Test
    void eachWayBackIsToldOnce() {
        RosClock clock = new RosClock(true, WALL);
        List<ClockJump> jumps = new ArrayList<>();
        clock.onJump(jumps::add);
        for (long tick : new long[] {5, 6, 6, 100, 2, 3, 50, 49}) {
            clock.tick(tick);
        }
        assertThat(jumps).containsExactly(new ClockJump(100, 2), new ClockJump(50, 49));
    }
}
