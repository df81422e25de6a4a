package io.foresight.perception.serve;

import io.grpc.Deadline;

/** Watches whether a call's caller still waits for the reply. */
final class CallWatch {
    private final Deadline deadline; // null: no deadline
    private final ServerClocks clocks;
    private volatile boolean gone;
    private volatile long goneNanos;
    private long stageBegunNanos; // used only by the inference thread

    CallWatch(Deadline deadline, ServerClocks clocks) {
        this.deadline = deadline;
        this.clocks = clocks;
    }

    /** The caller cancelled, or its connection was lost. */
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

    /** To be called before each stage. */
    void boundary() {
        long now = clocks.nanos();
        if (isGone()) {
            throw new CallGoneException();
        }
        stageBegunNanos = now;
    }

    /** Whether a stage was started after the caller had gone. Never true if every stage calls {@link #boundary} first. */
    boolean workedForNobody() {
        return gone && goneNanos < stageBegunNanos;
    }
}
