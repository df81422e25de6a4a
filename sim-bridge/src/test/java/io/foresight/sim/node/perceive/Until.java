package io.foresight.sim.node.perceive;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what happens elsewhere. */
final class Until {
    private static final long SECONDS = 30;

    private Until() {}

    static boolean happens(BooleanSupplier condition) {
        return happens(condition, () -> {}, 5);
    }

    /** Does something again and again until then. */
    static boolean happens(BooleanSupplier condition, Runnable again, int everyMillis) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            again.run();
            try {
                TimeUnit.MILLISECONDS.sleep(everyMillis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return true;
    }
}
