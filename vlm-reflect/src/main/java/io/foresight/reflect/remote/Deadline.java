package io.foresight.reflect.remote;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When a decision must be made. */
final class Deadline {
    private static final Duration MOST = Duration.ofDays(1);

    private final LongSupplier nanoTime;
    private final long end;

    /** @param time from now; more than a day is a day */
    Deadline(LongSupplier nanoTime, Duration time) {
        this.nanoTime = nanoTime;
        end = nanoTime.getAsLong() + (time.compareTo(MOST) < 0 ? time : MOST).toNanos();
    }

    /** Negative when it has passed. */
    Duration left() {
        return Duration.ofNanos(end - nanoTime.getAsLong());
    }
}
