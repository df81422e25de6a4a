package io.foresight.ros2.topic;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A monotonic clock that can be waited on; {@link #stop} ends all waits. */
public interface ReplayTime {
    /** Nanoseconds since an arbitrary time. */
    long nanos();

    /** Waits until that time, or until stopped; false when stopped. */
    boolean awaitUntil(long nanos) throws InterruptedException;

    /** Ends all current and future waits. */
    void stop();

    /** The system clock. */
    static ReplayTime real() {
        CountDownLatch stopped = new CountDownLatch(1);
        return new ReplayTime() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public boolean awaitUntil(long nanos) throws InterruptedException {
                return !stopped.await(Math.max(0, nanos - System.nanoTime()), TimeUnit.NANOSECONDS);
            }

            @Override
            public void stop() {
                stopped.countDown();
            }
        };
    }
}
