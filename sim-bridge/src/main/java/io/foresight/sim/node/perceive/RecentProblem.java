package io.foresight.sim.node.perceive;

import java.util.Optional;
import java.util.function.LongSupplier;

/** A recurring problem: how often it occurred, and the last one while it is recent. Thread-safe. */
final class RecentProblem {
    private static final long NEWS_NANOS = 5_000_000_000L;

    private final LongSupplier ticker;
    private long times;
    private String last = "";
    private long when;

    RecentProblem(LongSupplier ticker) {
        this.ticker = ticker;
    }

    synchronized void happened(String what) {
        times++;
        last = what;
        when = ticker.getAsLong();
    }

    /** How often it occurred so far. */
    synchronized long times() {
        return times;
    }

    /** The problem of the last five seconds, if there was one. */
    synchronized Optional<String> recent() {
        return times > 0 && ticker.getAsLong() - when <= NEWS_NANOS ? Optional.of(last) : Optional.empty();
    }
}
