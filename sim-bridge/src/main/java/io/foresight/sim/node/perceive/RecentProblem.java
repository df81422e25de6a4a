package io.foresight.sim.node.perceive;

import java.util.Optional;
import java.util.function.LongSupplier;

/** Something that goes wrong now and then: how often, and the last one while it is news. Safe for several threads. */
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

    /** How often so far. */
    synchronized long times() {
        return times;
    }

    /** What went wrong in the last five seconds. */
    synchronized Optional<String> recent() {
        return times > 0 && ticker.getAsLong() - when <= NEWS_NANOS ? Optional.of(last) : Optional.empty();
    }
}
