package io.foresight.sim.node.drive;

import java.util.function.LongSupplier;

/**
 * How long simulated time has to wait for real time. Who falls behind by more than {@value #MOST_BEHIND_MILLIS} ms goes on from where he is instead of
 * hurrying after. One thread at a time.
 */
final class Pacing {
    private static final long MOST_BEHIND_MILLIS = 100;
    private static final long MOST_BEHIND = MOST_BEHIND_MILLIS * 1_000_000;

    private final double factor;
    private final LongSupplier nanoTime;
    private boolean started;
    private long simulatedStart;
    private long realStart;

    /**
     * @param factor seconds of simulated time a second; 0: nobody waits
     * @param nanoTime real time, nanoseconds from any origin
     */
    Pacing(double factor, LongSupplier nanoTime) {
        this.factor = factor;
        this.nanoTime = nanoTime;
    }

    /** Nanoseconds until simulated time may be this; 0 when it is due. */
    long untilDue(long simulatedNanos) {
        if (factor == 0) {
            return 0;
        }
        long now = nanoTime.getAsLong();
        if (!started) {
            started = true;
            anchor(simulatedNanos, now);
        }
        long wait = realStart + Math.round((simulatedNanos - simulatedStart) / factor) - now;
        if (wait < -MOST_BEHIND) {
            anchor(simulatedNanos, now);
        }
        return Math.max(0, wait);
    }

    private void anchor(long simulatedNanos, long now) {
        simulatedStart = simulatedNanos;
        realStart = now;
    }
}
