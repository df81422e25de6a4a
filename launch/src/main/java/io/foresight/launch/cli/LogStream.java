package io.foresight.launch.cli;

import io.foresight.core.text.ShownText;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard error as the log writes to it: what is printed with its end is one event and therefore one line, whatever foreign text is in it.
 * Tabs, with which traces are indented, become blanks.
 */
final class LogStream extends PrintStream {
    LogStream(OutputStream out) {
        super(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public void println(String event) {
        super.println(ShownText.sentence(String.valueOf(event).replace("\t", "    ")));
    }

    @Override
    public void println(Object event) {
        println(String.valueOf(event));
    }
}
