package io.foresight.planner.serve;

import java.time.Duration;

/** Counts the calls of a kind in progress and decides whether one more is admitted. */
final class Slots {
    private final String what;
    private final int most;
    private final ErrorCode full;
    private int taken;
    private boolean stopping;

    /** @param what name of the calls in a refusal, such as {@code decisions} */
    Slots(String what, int most, ErrorCode full) {
        this.what = what;
        this.most = most;
        this.full = full;
    }

    /** @throws RefusedException when there is no free slot, or the service is stopping */
    synchronized void enter() {
        if (stopping) {
            throw stopping();
        }
        if (taken >= most) {
            throw RefusedException.of(full, taken + " " + what + " are in progress; the limit is " + most);
        }
        taken++;
    }

    /** Releases the slot. */
    synchronized void leave() {
        taken--;
        notifyAll();
    }

    synchronized int taken() {
        return taken;
    }

    /** Admits no further calls. */
    synchronized void stop() {
        stopping = true;
    }

    /** Waits until all slots are free. */
    synchronized boolean awaitIdle(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (taken > 0) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    static RefusedException stopping() {
        return RefusedException.of(ErrorCode.STOPPING, "the service is stopping");
    }
}
