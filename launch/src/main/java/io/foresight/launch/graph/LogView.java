package io.foresight.launch.graph;

import io.foresight.core.text.ShownText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * The combined log of several processes: each line is prefixed with the name of its process, aligned and, on a terminal, coloured. Messages
 * of the launch itself are marked. Thread-safe and fair: a process with much output does not block the others.
 */
public final class LogView {
    private static final List<String> COLOURS = List.of("36", "35", "33", "34", "32", "96", "95", "94");
    private static final String OWN = "launch";
    private static final Pattern ESCAPES =
            Pattern.compile("\u001b(\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*\u0007?|.)?");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\t]]|[\u0080-\u009f]");

    /** Severity of an event. */
    enum Mood {
        PLAIN("1"),
        GOOD("32"),
        CAREFUL("33"),
        BAD("31");

        private final String colour;

        Mood(String colour) {
            this.colour = colour;
        }
    }

    private final PrintWriter out;
    private final boolean colours;
    private final List<String> names;
    private final int width;
    private final ReentrantLock turn = new ReentrantLock(true);

    /**
     * @param names of all processes
     * @param colours false if the output is not a terminal
     */
    public LogView(PrintWriter out, boolean colours, Collection<String> names) {
        this.out = out;
        this.colours = colours;
        this.names = new ArrayList<>(names);
        this.width = names.stream().mapToInt(String::length).reduce(OWN.length(), Math::max);
    }

    /** Prints a line of a process. Control characters are removed, so that it can neither move the cursor nor imitate another process. */
    void line(String name, String text) {
        String plain = text.indexOf('\u001b') < 0 ? text : ESCAPES.matcher(text).replaceAll("");
        print(name, "│ " + ShownText.lines(CONTROLS.matcher(plain).replaceAll("")));
    }

    /** Prints an event of a process. */
    void event(String name, Mood mood, String text) {
        print(name, "│ " + coloured(mood.colour, "▸ " + text));
    }

    /** Prints an event of the whole launch. */
    void event(Mood mood, String text) {
        event(OWN, mood, text);
    }

    private void print(String name, String rest) {
        int index = names.indexOf(name);
        String padded = name + " ".repeat(Math.max(0, width - name.length()));
        String line = coloured(index < 0 ? "1" : COLOURS.get(index % COLOURS.size()), padded) + " " + rest;
        turn.lock();
        try {
            out.println(line);
            out.flush();
        } finally {
            turn.unlock();
        }
    }

    private String coloured(String colour, String text) {
        return colours ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
