package io.foresight.sim.node.perceive;

import io.foresight.ros2.node.RosClock;
import java.util.OptionalLong;

/** The clock of a node of the graph. */
record RosNodeTime(RosClock clock) implements NodeTime {
    @Override
    public boolean simulated() {
        return clock.simulated();
    }

    @Override
    public OptionalLong nanos() {
        return clock.nanos();
    }
}
