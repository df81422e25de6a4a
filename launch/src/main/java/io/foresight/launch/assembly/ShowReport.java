package io.foresight.launch.assembly;

import io.foresight.core.measure.Spread;
import java.util.Optional;

/**
 * Results of a show of the assembly world.
 *
 * @param episodes number of finished episodes
 * @param solved number of solved episodes
 * @param steps number of executed steps, including those of the last, unfinished episode
 * @param world kind of the world
 * @param note why it is not the physical world; absent when it is
 * @param decisionMs duration of a decision, milliseconds
 * @param cpuShare of one core used by the show: its thread's CPU time divided by the elapsed time
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
