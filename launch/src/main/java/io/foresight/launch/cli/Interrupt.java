package io.foresight.launch.cli;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a polite kill: lets a command end its work in order. The JVM, which would otherwise stop at once, waits until this is closed,
 * 30 seconds at most where nothing else is said.
 */
final class Interrupt implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Duration patience;
    private final Thread hook = new Thread(this::hold, "interrupt");
    private volatile OptionalInt exitCode = OptionalInt.empty();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Listens from now on. */
    Interrupt() {
        this(PATIENCE);
    }

    /** Listens from now on; the orderly end may take longer than elsewhere. */
    Interrupt(Duration patience) {
        this.patience = patience;
        Runtime.getRuntime().addShutdownHook(hook);
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
        return asked.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The process ends with this code instead of the signal's, when it was asked to end and did so in order. */
    void endWith(int code) {
        exitCode = OptionalInt.of(code);
    }

    /** The command has ended its work; what ends the JVM later is none of its business. */
    @Override
    public void close() {
        ended.countDown();
        if (!asked()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                // asked for at this very moment: the hook runs already and finds the work done
            }
        }
    }

    private void hold() {
        asked.countDown();
        try {
            if (!ended.await(patience.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("foresight: stopping without an orderly end after " + patience.toSeconds() + " s");
            } else if (exitCode.isPresent()) {
                Runtime.getRuntime().halt(exitCode.getAsInt());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
