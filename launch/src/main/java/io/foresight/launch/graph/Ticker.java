package io.foresight.launch.graph;

import java.time.Duration;

/** The clock of a launch. */
interface Ticker {
    /** The system clock. */
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void rest(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis());
        }
    };

    /** Monotonic nanoseconds. */
    long nanos();

    /** Sleeps. */
    void rest(Duration time) throws InterruptedException;
}
