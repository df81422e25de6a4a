package io.foresight.launch.cli;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Handles Ctrl-C and SIGTERM: lets a command finish its work properly. The JVM, which would otherwise exit at once, waits until this is
 * closed, for at most 30 seconds by default. Another Ctrl-C meanwhile ends it at once.
 */
final class Interrupt implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CTRL_C = 130; // 128 and the signal's number, as shells have it

    private final Duration patience;
    private final Thread hook = new Thread(this::hold, "interrupt");
    private volatile OptionalInt exitCode = OptionalInt.empty();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CtrlC ctrlC;

    /** Starts handling signals. */
    Interrupt() {
        this(PATIENCE);
    }

    /** Starts handling signals, with another maximum waiting time. */
    Interrupt(Duration patience) {
        this.patience = patience;
        Runtime.getRuntime().addShutdownHook(hook);
        ctrlC = new CtrlC(this::pressed);
    }

    /** Exits, which waits for the hook; when it waits already, ends without. */
    private void pressed() {
        if (asked()) {
            System.err.println("foresight: ended at once");
            Runtime.getRuntime().halt(CTRL_C);
        }
        new Thread(() -> System.exit(CTRL_C), "ctrl-c").start();
    }

    /** Whether the end was requested. */
    boolean asked() {
        return asked.getCount() == 0;
    }

    /** Waits for the request. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Waits for the request, at most for the given time; returns whether it was made. */
    boolean await(Duration longest) throws InterruptedException {
        return asked.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Sets the exit code used instead of the signal's when the process ends properly after a request. */
    void endWith(int code) {
        exitCode = OptionalInt.of(code);
    }

    /** The command has finished its work; a later exit of the JVM is not delayed. */
    @Override
    public void close() {
        ended.countDown();
        if (!asked()) {
            ctrlC.close();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                // requested at this moment: the hook is already running and finds the work finished
            }
        }
    }

    private void hold() {
        asked.countDown();
        try {
            if (!ended.await(patience.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("foresight: forced exit after " + patience.toSeconds() + " s");
            } else if (exitCode.isPresent()) {
                Runtime.getRuntime().halt(exitCode.getAsInt());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
