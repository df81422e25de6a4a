package io.foresight.perception.serve;

import io.grpc.Deadline;

/** Does anyone still wait for this call's answer? */
final class CallWatch {
    private final Deadline deadline; // null: none
    private final ServerClocks clocks;
    private volatile boolean gone;
    private volatile long goneNanos;
    private long stageBegunNanos; // written and read by the lane alone

    CallWatch(Deadline deadline, ServerClocks clocks) {
        this.deadline = deadline;
        this.clocks = clocks;
    }

    /** The caller cancelled, or its connection broke. */
    synchronized void callerLeft() {
        if (!gone) {
            goneNanos = clocks.nanos();
            gone = true;
        }
    }

    boolean isGone() {
        return gone || isExpired();
    }

    boolean isExpired() {
        return deadline != null && deadline.isExpired();
    }

    /** Called where a stage would begin. */
    void boundary() {
        long now = clocks.nanos();
        if (isGone()) {
            throw new CallGoneException();
        }
        stageBegunNanos = now;
    }

    /** Was a stage begun after the caller had left? Never, if every stage asks at its boundary. */
    boolean workedForNobody() {
        return gone && goneNanos < stageBegunNanos;
    }
}
