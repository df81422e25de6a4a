package io.foresight.ros2.topic;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time that never goes back, to wait by; {@link #stop} ends every wait. */
public interface ReplayTime {
    /** Nanoseconds since some moment. */
    long nanos();

    /** Waits until that moment, or until stopped; false when stopped. */
    boolean awaitUntil(long nanos) throws InterruptedException;

    /** Nobody is to wait any more. */
    void stop();

    /** The machine's own. */
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
