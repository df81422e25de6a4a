package io.foresight.planner.policy;

import io.foresight.planner.task.PlannerException;
import java.time.Duration;

/**
 * What one decision may cost. A policy stops at whichever comes first and answers with the best it has.
 *
 * @param nodes steps of its world model, at least 1
 * @param time at least a microsecond
 */
public record Budget(int nodes, Duration time) {
    /** Bounded by nodes alone, for results that repeat. */
    public static Budget ofNodes(int nodes) {
        return new Budget(nodes, Duration.ofDays(1));
    }

    public Budget {
        if (nodes < 1 || time.compareTo(Duration.ofNanos(1000)) < 0) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "a budget must allow 1 node and 1 microsecond or more, got " + nodes + " nodes and " + time);
        }
    }
}
