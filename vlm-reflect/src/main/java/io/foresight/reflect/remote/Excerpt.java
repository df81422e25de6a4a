package io.foresight.reflect.remote;

import java.util.stream.Collectors;

/** What a server wrote, fit for a log: the beginning, on one line, without characters that a terminal would obey. */
final class Excerpt {
    private static final int MOST = 200;

    private Excerpt() {}

    static String of(String text) {
        String start = text.codePoints()
                .limit(MOST)
                .mapToObj(c -> c >= ' ' && c <= '~' ? Character.toString(c) : "?")
                .collect(Collectors.joining());
        return '"' + start.replace('"', '\'') + (text.length() > MOST ? "...\"" : "\"");
    }
}
