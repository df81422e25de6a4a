package io.foresight.launch.graph;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The ends of one process that still count. */
final class RestartHistory {
    private final RestartRule rule;
    private final Deque<Long> ends = new ArrayDeque<>();

    RestartHistory(RestartRule rule) {
        this.rule = rule;
    }

    /**
     * It ended.
     *
     * @param nanos when, on a clock that only goes forward
     * @return how long to wait before it is started again; empty to give up
     */
    Optional<Duration> ended(long nanos) {
        while (!ends.isEmpty() && nanos - ends.peekFirst() > rule.window().toNanos()) {
            ends.removeFirst();
        }
        ends.addLast(nanos);
        return ends.size() > rule.attempts() ? Optional.empty() : Optional.of(rule.waitAfter(ends.size()));
    }

    /** Ends within the window, as of the last one. */
    int count() {
        return ends.size();
    }
}
