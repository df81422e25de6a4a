package io.foresight.launch.cli;

import io.foresight.planner.task.Colour;
import java.util.Locale;

/** Colours on a terminal, plain text elsewhere. The start script detects whether standard output is a terminal, and obeys NO_COLOR. */
final class TerminalColours {
    private static final String END = "\u001b[0m";

    private final boolean on;

    private TerminalColours(boolean on) {
        this.on = on;
    }

    /** For standard output. */
    static TerminalColours ofOutput() {
        return new TerminalColours(wanted());
    }

    /** Whether standard output is a terminal that takes colours. */
    static boolean wanted() {
        return Boolean.getBoolean("foresight.colours");
    }

    String good(String text) {
        return with("32", text);
    }

    String bad(String text) {
        return with("31", text);
    }

    String careful(String text) {
        return with("33", text);
    }

    String quiet(String text) {
        return with("90", text);
    }

    String strong(String text) {
        return with("1", text);
    }

    /** A coloured spot in front of the colour's name. */
    String named(Colour colour) {
        int rgb = colour.rgb();
        String code = String.format(Locale.ROOT, "38;2;%d;%d;%d", rgb >> 16, rgb >> 8 & 255, rgb & 255);
        return on ? with(code, "\u25a0") + " " + colour.label() : colour.label();
    }

    private String with(String code, String text) {
        return on ? "\u001b[" + code + "m" + text + END : text;
    }
}
