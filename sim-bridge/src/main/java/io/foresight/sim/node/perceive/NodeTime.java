package io.foresight.sim.node.perceive;

import java.util.OptionalLong;

/** The node's current time. */
interface NodeTime {
    /** Whether it is simulated time from {@code /clock}. */
    boolean simulated();

    /** Nanoseconds; empty before the first {@code /clock} message. */
    OptionalLong nanos();
}
