package io.foresight.sim.node;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** For what happens on other threads. */
public final class Eventually {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private Eventually() {}

    /** Waits until it is so, for a minute at most, and says whether it is. */
    public static boolean so(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return true;
    }
}
