package io.foresight.perception.serve;

import io.foresight.core.text.Problems;
import java.time.Duration;

/**
 * When a frame is too old, in the future or out of order. Only stamps of the wall clock have an age; others cannot be compared with the
 * current time.
 *
 * @param staleAge a frame older than this when its processing starts is answered DEGRADED (STALE_INPUT)
 * @param refuseAge a frame older than this is answered INVALID (STALE_INPUT), without running the detector
 * @param maxFutureSkew a frame whose stamp is further in the future is answered INVALID (FUTURE_STAMP), without running the detector
 * @param restartJump within a stream, a stamp that goes back by this or more means that a recording starts again; by less, a late frame
 */
public record TimeRules(Duration staleAge, Duration refuseAge, Duration maxFutureSkew, Duration restartJump) {
    /** At 10 Hz, sweeps are stale after two periods and rejected after three; 100 ms of clock skew; a step back of 1 s is a restart. */
    public static final TimeRules DEFAULT = new TimeRules(
            Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofMillis(100), Duration.ofSeconds(1));

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofDays(1);

    void collectProblems(Problems problems) {
        problems.requireWithin("times.stale_age", staleAge, MILLISECOND, DAY);
        problems.requireWithin("times.refuse_age", refuseAge, MILLISECOND, DAY);
        problems.requireWithin("times.max_future_skew", maxFutureSkew, Duration.ZERO, DAY);
        problems.requireWithin("times.restart_jump", restartJump, MILLISECOND, DAY);
        if (staleAge != null && refuseAge != null && staleAge.compareTo(refuseAge) > 0) {
            problems.add("times.stale_age (" + staleAge.toMillis() + " ms) must not be above times.refuse_age ("
                    + refuseAge.toMillis() + " ms)");
        }
    }
}
