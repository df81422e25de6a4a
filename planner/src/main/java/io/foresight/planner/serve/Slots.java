package io.foresight.planner.serve;

import java.time.Duration;

/** Counts the calls of a kind in progress and decides whether one more is admitted. */
public final class Slots {
    private final String what;
    private final int most;
    private final ErrorCode full;
    private int taken;
    private boolean stopping;

    /**
     * Slots that are all free.
     *
     * @param what name of the calls in a refusal and in the key of their limit, such as {@code decisions}
     * @param full code of the refusal when no slot is free
     */
    public Slots(String what, int most, ErrorCode full) {
        this.what = what;
        this.most = most;
        this.full = full;
    }

    /**
     * Takes a slot.
     *
     * @throws RefusedException when there is no free slot, or the service is stopping
     */
    public synchronized void enter() {
        requireFree();
        taken++;
    }

    /**
     * Checks that a call that came now would get a slot.
     *
     * @throws RefusedException as {@link #enter} would throw it
     */
    public synchronized void requireFree() {
        if (stopping) {
            throw stopping();
        }
        if (taken >= most) {
            throw RefusedException.of(
                    full, taken + " " + what + " are in progress; the limit is " + most + " (limits.max_" + what + ")");
        }
    }

    /** Releases the slot. */
    public synchronized void leave() {
        taken--;
        notifyAll();
    }

    /** Number of slots in use. */
    public synchronized int taken() {
        return taken;
    }

    /** Admits no further calls. */
    public synchronized void stop() {
        stopping = true;
    }

    /** Waits until all slots are free. */
    public synchronized boolean awaitIdle(Duration most) throws InterruptedException {
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

    /** The refusal of calls that come while the service stops. */
    public static RefusedException stopping() {
        return RefusedException.of(ErrorCode.STOPPING, "the service is stopping");
    }
}
