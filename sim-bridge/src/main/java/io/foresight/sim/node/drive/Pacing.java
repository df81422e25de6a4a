package io.foresight.sim.node.drive;

import java.util.function.LongSupplier;

/**
 * Synchronises simulated time with real time. If the simulation is behind by more than {@value #MOST_BEHIND_MILLIS} ms, it continues from
 * there instead of catching up. Not thread-safe.
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
     * @param factor simulated seconds per real second; 0: never wait
     * @param nanoTime real time, nanoseconds since any origin
     */
    Pacing(double factor, LongSupplier nanoTime) {
        this.factor = factor;
        this.nanoTime = nanoTime;
    }

    /** Nanoseconds to wait until this simulated time; 0 when it is due. */
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
