package io.foresight.planner.serve;

import io.foresight.core.text.ShownText;

/** A caller's text made safe for messages and logs: short, printable, in quotes. */
final class Quoted {
    private static final int MOST = 40;

    private Quoted() {}

    static String of(String text) {
        return '"' + ShownText.line(text, MOST) + '"';
    }
}
