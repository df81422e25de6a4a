package io.foresight.planner.serve;

import io.foresight.core.text.Problems;
import java.time.Duration;

/**
 * Limits of decisions.
 *
 * @param time default, for requests that do not set it
 * @param maxTime maximum that a request may set
 * @param deadlineMargin time left between a decision and its call's deadline, for sending the reply
 * @param maxOverrun time after its budget that a policy may keep its caller waiting before a legal action is sent instead
 */
public record DecisionRules(Duration time, Duration maxTime, Duration deadlineMargin, Duration maxOverrun) {
    /** 1 s, 60 s at most, 20 ms margin, 100 ms overrun. */
    public static final DecisionRules DEFAULT = new DecisionRules(
            Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMillis(20), Duration.ofMillis(100));

    /** Adds what is out of range, by keys such as {@code decisions.time}. */
    public void collectProblems(Problems problems) {
        Duration millisecond = Duration.ofMillis(1);
        problems.requireWithin("decisions.max_time", maxTime, millisecond, Duration.ofHours(1));
        problems.requireWithin("decisions.time", time, millisecond, maxTime);
        problems.requireWithin("decisions.deadline_margin", deadlineMargin, Duration.ZERO, Duration.ofSeconds(10));
        problems.requireWithin("decisions.max_overrun", maxOverrun, Duration.ZERO, Duration.ofMinutes(10));
    }
}
