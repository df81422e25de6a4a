package io.foresight.planner.serve;

import io.grpc.Deadline;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Whether the caller still waits for the reply, and for how long. */
public final class CallLife {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final Deadline deadline; // null: no deadline
    private volatile boolean gone;

    /**
     * A call in progress.
     *
     * @param deadline null: no deadline
     */
    public CallLife(Deadline deadline) {
        this.deadline = deadline;
    }

    /** The caller cancelled, or its connection was lost. */
    void callerLeft() {
        gone = true;
    }

    /**
     * Checks that the caller still waits.
     *
     * @throws RefusedException when the caller no longer waits
     */
    public void requireCaller() {
        if (deadline != null && deadline.isExpired()) {
            throw RefusedException.of(ErrorCode.DEADLINE_PASSED, "the call's deadline has passed");
        }
        if (gone) {
            throw RefusedException.of(ErrorCode.CALLER_GONE, "the caller cancelled the call");
        }
    }

    /** Whether the caller still waits. */
    public boolean wanted() {
        return !gone && (deadline == null || !deadline.isExpired());
    }

    /** Time until the deadline; a day where there is none, negative when it has passed. */
    public Duration left() {
        return deadline == null ? FOR_EVER : Duration.ofNanos(deadline.timeRemaining(TimeUnit.NANOSECONDS));
    }
}
