package io.foresight.perception.serve;

import io.foresight.core.text.Problems;
import java.time.Duration;

/**
 * When a frame is too old, too new or out of order. Ages are only taken of stamps on the wall clock; others cannot be compared with now.
 *
 * @param staleAge a frame older than this when work on it starts is answered DEGRADED (STALE_INPUT)
 * @param refuseAge a frame older than this is answered INVALID (STALE_INPUT), without work
 * @param maxFutureSkew a frame stamped further ahead of now is answered INVALID (FUTURE_STAMP), without work
 * @param restartJump within a stream a stamp that goes back by this or more is a recording that starts again; by less, a late frame
 */
public record TimeRules(Duration staleAge, Duration refuseAge, Duration maxFutureSkew, Duration restartJump) {
    /** Two sweeps of 10 Hz are stale, three are refused; 100 ms of clock skew; 1 s back is a restart. */
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
