package io.foresight.planner.serve;

import io.foresight.core.text.Problems;
import io.foresight.planner.policy.Budget;
import io.foresight.v1.DecisionBudget;
import java.time.Duration;

/** Converts budgets and durations to and from messages. */
public final class BudgetWire {
    private static final int MOST_NANOS = 999_999_999;
    private static final Duration LEAST = Duration.ofNanos(1000);

    private BudgetWire() {}

    /**
     * Reads a budget; missing parts are the service's default time and the policy's default number of nodes.
     *
     * @throws RefusedException for a zero budget, and for one above the service's limits
     */
    public static Budget read(DecisionBudget wire, DecisionRules rules, int usualNodes, int maxNodes, String field) {
        long nodes = wire.hasNodes() ? Integer.toUnsignedLong(wire.getNodes()) : Math.min(usualNodes, maxNodes);
        if (nodes == 0) {
            throw RefusedException.badField(
                    ErrorCode.BUDGET_WRONG, field + ".nodes", field + ".nodes must be 1 or more, got 0");
        }
        if (nodes > maxNodes) {
            throw RefusedException.badField(
                    ErrorCode.LIMIT_EXCEEDED,
                    field + ".nodes",
                    field + ".nodes must be at most " + maxNodes + ", got " + nodes);
        }
        Duration time = wire.hasTime() ? read(wire.getTime(), field + ".time") : rules.time();
        if (time.compareTo(LEAST) < 0) {
            throw RefusedException.badField(
                    ErrorCode.BUDGET_WRONG,
                    field + ".time",
                    field + ".time must be a microsecond or more, got " + time.toNanos() + " ns");
        }
        if (time.compareTo(rules.maxTime()) > 0) {
            throw RefusedException.badField(
                    ErrorCode.LIMIT_EXCEEDED,
                    field + ".time",
                    field + ".time must be at most " + Problems.duration(rules.maxTime()) + ", got "
                            + Problems.duration(time));
        }
        return new Budget((int) nodes, time);
    }

    private static Duration read(com.google.protobuf.Duration wire, String field) {
        boolean sound = wire.getSeconds() >= 0
                && wire.getSeconds() <= Duration.ofDays(1).toSeconds()
                && wire.getNanos() >= 0
                && wire.getNanos() <= MOST_NANOS;
        if (!sound) {
            throw RefusedException.badField(
                    ErrorCode.BUDGET_WRONG,
                    field,
                    field + " must be 0 s to 1 day, got " + wire.getSeconds() + " s and " + wire.getNanos() + " ns");
        }
        return Duration.ofSeconds(wire.getSeconds(), wire.getNanos());
    }

    /** A duration as a message. */
    public static com.google.protobuf.Duration write(Duration duration) {
        return com.google.protobuf.Duration.newBuilder()
                .setSeconds(duration.getSeconds())
                .setNanos(duration.getNano())
                .build();
    }
}
