package io.foresight.perception.serve;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The two clocks that the service reads.
 *
 * @param wall used only for comparison with stamps of the wall clock
 * @param monotonicNanos used for all durations; never goes back
 */
public record ServerClocks(InstantSource wall, LongSupplier monotonicNanos) {
    /** The system clocks. */
    public static final ServerClocks SYSTEM = new ServerClocks(InstantSource.system(), System::nanoTime);

    /** Nanoseconds of the monotonic clock. */
    long nanos() {
        return monotonicNanos.getAsLong();
    }

    /** Seconds since {@code earlier}, a reading of {@link #nanos}; never negative. */
    double secondsSince(long earlier) {
        return Math.max(0, nanos() - earlier) * 1e-9;
    }
}
