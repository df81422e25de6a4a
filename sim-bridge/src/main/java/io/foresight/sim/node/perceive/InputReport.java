package io.foresight.sim.node.perceive;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Counters and problems of the received clouds.
 *
 * @param read number of valid messages
 * @param sweeps number of complete sweeps
 * @param partsInLastSweep number of messages in the last sweep
 * @param droppedParts number of parts that are in no sweep
 * @param late number of messages that were not newer than the one before
 * @param ahead number of messages stamped ahead of the simulated clock: from before it went back
 * @param restarts number of resets because the source restarted
 * @param lastRestart reason of the last reset; empty before the first
 * @param refused number of invalid messages
 * @param recentRefusal reason of a rejection in the last seconds
 * @param recentDoubt problem with the clock, the intensities, the publishers or the clouds' layout in the last seconds
 * @param ageNanos age of the last stamp, 0 or more; empty where it cannot be compared with the current time
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
