package io.foresight.planner.serve;

/** A caller's text made safe for messages and logs: short, printable, in quotes. */
final class Quoted {
    private static final int MOST = 40;

    private Quoted() {}

    static String of(String text) {
        String shown = text.length() > MOST ? text.substring(0, MOST) + "..." : text;
        return '"' + shown.replaceAll("\\P{Print}", "?") + '"';
    }
}
