package io.foresight.ros2;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** For what happens on other threads and in other processes. */
public final class Eventually {
    private static final double PATIENCE_SECONDS = 60;
    private static final int LOOK_MILLIS = 3;

    private Eventually() {}

    /** Waits until it is so, for a minute at most, and says whether it is. */
    public static boolean so(BooleanSupplier condition) {
        return within(PATIENCE_SECONDS, condition);
    }

    /** The same with another patience. */
    public static boolean within(double seconds, BooleanSupplier condition) {
        return within(seconds, condition, () -> {}, LOOK_MILLIS);
    }

    /** The same, while something is done again and again. */
    public static boolean so(BooleanSupplier condition, Runnable again, int everyMillis) {
        return within(PATIENCE_SECONDS, condition, again, everyMillis);
    }

    private static boolean within(double seconds, BooleanSupplier condition, Runnable again, int everyMillis) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
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
