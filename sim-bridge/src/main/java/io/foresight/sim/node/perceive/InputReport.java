package io.foresight.sim.node.perceive;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came of the clouds so far.
 *
 * @param read messages that could be read
 * @param sweeps whole ones
 * @param partsInLastSweep messages that the last one was made of
 * @param droppedParts parts that went into no sweep
 * @param late messages that were not newer than the one before
 * @param ahead messages stamped ahead of the simulated clock: from before it went back
 * @param restarts times that everything was forgotten because the source started again
 * @param lastRestart why; empty before the first
 * @param refused messages that contradicted themselves
 * @param recentRefusal why, in the last seconds
 * @param recentDoubt what looks wrong with the clock, the intensities or the publishers, in the last seconds
 * @param ageNanos of the last stamp, 0 or more; empty where it cannot be compared with now
 */
record InputReport(
        long read,
        long sweeps,
        int partsInLastSweep,
        long droppedParts,
        long late,
        long ahead,
        long restarts,
        String lastRestart,
        long refused,
        Optional<String> recentRefusal,
        Optional<String> recentDoubt,
        OptionalLong ageNanos) {}
