package io.foresight.launch.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a polite kill: lets a command end its work in order. The JVM, which would otherwise stop at once, waits until this is closed,
 * 30 seconds at most.
 */
final class Interrupt implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Listens from now on. */
    Interrupt() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::hold, "interrupt"));
    }

    /** Was the end asked for? */
    boolean asked() {
        return asked.getCount() == 0;
    }

    /** Waits for it. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Waits for it, but no longer than so; says whether it came. */
    boolean await(Duration longest) throws InterruptedException {
        return asked.await(longest.toSeconds(), TimeUnit.SECONDS);
    }

    /** The command has ended its work. */
    @Override
    public void close() {
        ended.countDown();
    }

    private void hold() {
        asked.countDown();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("foresight: stopping without an orderly end after " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
