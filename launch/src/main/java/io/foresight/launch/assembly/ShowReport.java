package io.foresight.launch.assembly;

import io.foresight.core.measure.Spread;
import java.util.Optional;

/**
 * What a show of the assembly world came to.
 *
 * @param episodes that ended
 * @param solved of them
 * @param steps carried out, those of the last, unfinished episode included
 * @param world kind of the world
 * @param note why it is not the physical one; absent when it is
 * @param decisionMs time of one decision, milliseconds
 * @param cpuShare of one core that the show took: its thread's processor time by the time that passed
 */
public record ShowReport(
        int episodes,
        int solved,
        int steps,
        String world,
        Optional<String> note,
        String policy,
        Spread decisionMs,
        double cpuShare) {}
