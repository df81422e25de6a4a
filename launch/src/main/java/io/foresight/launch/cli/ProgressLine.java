package io.foresight.launch.cli;

import java.io.PrintWriter;

/** A line on standard error that is rewritten in place on a terminal; no output elsewhere. Thread-safe. */
final class ProgressLine {
    private final PrintWriter err;
    private final boolean terminal = isTerminal();
    private boolean shown;

    ProgressLine(PrintWriter err) {
        this.err = err;
    }

    /** Shows the progress of something. */
    void show(String what, int done, int of) {
        show(what + " " + done + "/" + of);
    }

    /** Shows any short text. */
    synchronized void show(String text) {
        if (terminal) {
            err.print("\r" + text + "\u001b[K");
            err.flush();
            shown = true;
        }
    }

    /** Clears the line. */
    synchronized void finish() {
        if (shown) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    /** Whether standard error is a terminal. The start script passes this; Java itself provides it only from version 22 on. */
    static boolean isTerminal() {
        return Boolean.getBoolean("foresight.terminal");
    }
}
