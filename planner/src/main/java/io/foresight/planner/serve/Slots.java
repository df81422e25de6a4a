package io.foresight.planner.serve;

import java.time.Duration;

/** How many calls of a kind are worked on, and whether one more may be. */
final class Slots {
    private final String what;
    private final int most;
    private final ErrorCode full;
    private int taken;
    private boolean stopping;

    /** @param what they are called in a refusal, such as {@code decisions} */
    Slots(String what, int most, ErrorCode full) {
        this.what = what;
        this.most = most;
        this.full = full;
    }

    /** @throws RefusedException when there is no place, or the service stops */
    synchronized void enter() {
        if (stopping) {
            throw stopping();
        }
        if (taken >= most) {
            throw RefusedException.of(full, taken + " " + what + " are in work; at most " + most + " may be");
        }
        taken++;
    }

    /** Gives the place back. */
    synchronized void leave() {
        taken--;
        notifyAll();
    }

    synchronized int taken() {
        return taken;
    }

    /** No one enters from now on. */
    synchronized void stop() {
        stopping = true;
    }

    /** Waits until all places are free. */
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
