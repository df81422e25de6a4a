package io.foresight.launch.graph;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The recent ends of one process. */
final class RestartHistory {
    private final RestartRule rule;
    private final Deque<Long> ends = new ArrayDeque<>();

    RestartHistory(RestartRule rule) {
        this.rule = rule;
    }

    /**
     * Records an end.
     *
     * @param nanos time of the end, on a monotonic clock
     * @return time to wait before the restart; empty to give up
     */
    Optional<Duration> ended(long nanos) {
        while (!ends.isEmpty() && nanos - ends.peekFirst() > rule.window().toNanos()) {
            ends.removeFirst();
        }
        ends.addLast(nanos);
        return ends.size() > rule.attempts() ? Optional.empty() : Optional.of(rule.waitAfter(ends.size()));
    }

    /** Number of ends within the window before the last one. */
    int count() {
        return ends.size();
    }
}
