package io.foresight.perception.serve;

import java.util.function.BooleanSupplier;

/** Waits for what other threads do. */
final class Await {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private Await() {}

    static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain until " + what);
            }
            Thread.sleep(2);
        }
    }
}
