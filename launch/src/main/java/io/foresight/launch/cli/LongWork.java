package io.foresight.launch.cli;

import io.foresight.launch.bench.Course;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Long work of a command: shows how far it has come, and ends early, in order, on Ctrl-C or SIGTERM, which it says. Results are printed
 * before it is closed; the JVM then ends with the signal's exit code.
 */
final class LongWork implements AutoCloseable, Course {
    private final Interrupt interrupt = new Interrupt();
    private final PrintWriter err;
    private final ProgressLine line;
    private String what = "";
    private long done;
    private long of;

    LongWork(CommandSpec spec) {
        err = spec.commandLine().getErr();
        line = new ProgressLine(err);
    }

    /** Whether it shall end now. */
    boolean asked() {
        return interrupt.asked();
    }

    /** Whether it was asked to end before all was done. */
    boolean endedEarly() {
        return asked() && done < of;
    }

    /** Ends work that only listens. */
    void stopIfAsked() {
        if (asked()) {
            throw new Stopped();
        }
    }

    /** Waits until it shall end, at most for the given time. */
    void await(Duration longest) throws InterruptedException {
        interrupt.await(longest);
    }

    /** Waits until it shall end, which is then its proper end, with this exit code. */
    void awaitEnd(int code) throws InterruptedException {
        line.finish();
        interrupt.endWith(code);
        interrupt.await();
    }

    /** Shows that so many of something are done. */
    synchronized void show(String something, long now, long all) {
        what = something;
        done = now;
        of = all;
        line.show(something, now, all);
    }

    @Override
    public boolean goesOn(String something, int now, int all) {
        show(something, now, all);
        return !asked();
    }

    /** The work was asked to end. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Stopped() {
            super("asked to end", null, false, false);
        }
    }

    @Override
    public synchronized void close() {
        line.finish();
        if (endedEarly()) {
            err.println("stopped early: " + what + " " + done + " of " + of);
            err.flush();
        }
        interrupt.close();
    }
}
