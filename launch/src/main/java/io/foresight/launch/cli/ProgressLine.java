package io.foresight.launch.cli;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** How far something has come, on standard error: a line rewritten in place on a terminal, elsewhere a line every ten seconds. Thread-safe. */
final class ProgressLine {
    private static final long SILENCE_NANOS = 10_000_000_000L;

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private boolean begun;
    private long told;
    private boolean shown;

    ProgressLine(PrintWriter err) {
        this(err, isTerminal(), System::nanoTime);
    }

    ProgressLine(PrintWriter err, boolean terminal, LongSupplier nanoTime) {
        this.err = err;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    /** Shows the progress of something. */
    void show(String what, long done, long of) {
        show(what + " " + done + "/" + of);
    }

    /** Shows any short text. */
    synchronized void show(String text) {
        if (terminal) {
            err.print("\r" + text + "\u001b[K");
            err.flush();
            shown = true;
            return;
        }
        long now = nanoTime.getAsLong();
        if (!begun) {
            begun = true;
            told = now;
        } else if (now - told >= SILENCE_NANOS) {
            told = now;
            err.println(text);
            err.flush();
        }
    }

    /** Clears the line. */
    synchronized void finish() {
        if (shown) {
            err.print("\r\u001b[K");
            err.flush();
            shown = false;
        }
    }

    /** Whether standard error is a terminal. The start script passes this; Java itself provides it only from version 22 on. */
    static boolean isTerminal() {
        return Boolean.getBoolean("foresight.terminal");
    }
}
