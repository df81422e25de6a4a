package io.foresight.planner.search;

import io.foresight.planner.policy.Budget;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The cost of one decision so far. */
final class BudgetMeter {
    private final Budget budget;
    private final LongSupplier nanoTime;
    private final long start;
    private final long mostNanos;
    private int nodes;

    BudgetMeter(Budget budget, LongSupplier nanoTime) {
        this.budget = budget;
        this.nanoTime = nanoTime;
        start = nanoTime.getAsLong();
        mostNanos = budget.time().compareTo(Duration.ofDays(1)) >= 0
                ? Long.MAX_VALUE
                : budget.time().toNanos();
    }

    /** Whether one more model step is allowed. */
    boolean left() {
        return nodes < budget.nodes() && (mostNanos == Long.MAX_VALUE || nanoTime.getAsLong() - start < mostNanos);
    }

    void node() {
        nodes++;
    }

    int nodes() {
        return nodes;
    }

    Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }
}
