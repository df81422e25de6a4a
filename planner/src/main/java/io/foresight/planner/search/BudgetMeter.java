package io.foresight.planner.search;

import io.foresight.planner.policy.Budget;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The cost of one decision so far. */
public final class BudgetMeter {
    private final Budget budget;
    private final LongSupplier nanoTime;
    private final long start;
    private final long mostNanos;
    private int nodes;

    /** @param nanoTime clock, nanoseconds since any origin; the decision starts now */
    public BudgetMeter(Budget budget, LongSupplier nanoTime) {
        this.budget = budget;
        this.nanoTime = nanoTime;
        start = nanoTime.getAsLong();
        mostNanos = budget.time().compareTo(Duration.ofDays(1)) >= 0
                ? Long.MAX_VALUE
                : budget.time().toNanos();
    }

    /** Whether one more model step is allowed. */
    public boolean left() {
        return nodes < budget.nodes()
                && budget.wanted().getAsBoolean()
                && (mostNanos == Long.MAX_VALUE || nanoTime.getAsLong() - start < mostNanos);
    }

    /** Model steps that are still allowed. */
    public int nodesLeft() {
        return budget.nodes() - nodes;
    }

    void node() {
        nodes(1);
    }

    /** Counts model steps. */
    public void nodes(int more) {
        nodes += more;
    }

    /** Model steps so far. */
    public int nodes() {
        return nodes;
    }

    /** Time so far. */
    public Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }
}
