package io.foresight.planner.policy;

import io.foresight.planner.task.PlannerException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Limits of one decision. A policy stops when the first limit is reached and returns the best action found so far.
 *
 * @param nodes maximum number of world model steps, at least 1
 * @param time maximum time, at least a microsecond
 * @param wanted whether anybody still waits for the decision; asked before each model step
 */
public record Budget(int nodes, Duration time, BooleanSupplier wanted) {
    /** A budget for a decision that is wanted in any case. */
    public Budget(int nodes, Duration time) {
        this(nodes, time, Budget::always);
    }

    private static boolean always() {
        return true;
    }

    /** A budget limited only by nodes, for reproducible results. */
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
