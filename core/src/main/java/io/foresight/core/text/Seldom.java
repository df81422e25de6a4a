package io.foresight.core.text;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Lets something be said once in a while and counts how often it is held back, so that whoever causes a line of a log cannot flood it.
 * Thread-safe.
 */
public final class Seldom {
    private final long everyNanos;
    private final LongSupplier clock;
    private long heldBack;
    private long lastNanos;
    private boolean said;

    /** @param every least time between two times that it is said */
    public Seldom(Duration every) {
        this(every, System::nanoTime);
    }

    Seldom(Duration every, LongSupplier clock) {
        everyNanos = every.toNanos();
        this.clock = clock;
    }

    /** How often it was held back since it was said last; empty when it is to be held back now. */
    public synchronized OptionalLong now() {
        long now = clock.getAsLong();
        if (said && now - lastNanos < everyNanos) {
            heldBack++;
            return OptionalLong.empty();
        }
        long before = heldBack;
        said = true;
        lastNanos = now;
        heldBack = 0;
        return OptionalLong.of(before);
    }
}
