package io.foresight.sim.node.perceive;

import java.util.OptionalLong;

/** The node's idea of now. */
interface NodeTime {
    /** Does {@code /clock} say it? */
    boolean simulated();

    /** Nanoseconds; empty before the first {@code /clock}. */
    OptionalLong nanos();
}
