package io.foresight.launch.graph;

import java.time.Duration;

/** The time that a launch goes by. */
interface Ticker {
    /** This machine's. */
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

    /** Nanoseconds on a clock that only goes forward. */
    long nanos();

    /** Lets time pass. */
    void rest(Duration time) throws InterruptedException;
}
