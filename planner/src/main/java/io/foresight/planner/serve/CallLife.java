package io.foresight.planner.serve;

import io.grpc.Deadline;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Does anyone still wait for this call's answer, and for how long? */
final class CallLife {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final Deadline deadline; // null: none
    private volatile boolean gone;

    CallLife(Deadline deadline) {
        this.deadline = deadline;
    }

    /** The caller cancelled, or its connection broke. */
    void callerLeft() {
        gone = true;
    }

    /** @throws RefusedException when nobody waits any more */
    void requireCaller() {
        if (deadline != null && deadline.isExpired()) {
            throw RefusedException.of(ErrorCode.DEADLINE_PASSED, "the call's deadline has passed");
        }
        if (gone) {
            throw RefusedException.of(ErrorCode.CALLER_GONE, "the caller went away");
        }
    }

    /** Until the deadline; a day where there is none, negative when it has passed. */
    Duration left() {
        return deadline == null ? FOR_EVER : Duration.ofNanos(deadline.timeRemaining(TimeUnit.NANOSECONDS));
    }
}
