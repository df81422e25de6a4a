package io.foresight.core.text;

/**
 * Foreign text as it may be shown: names of files, topics and fields, messages of other programs. What would move a cursor, colour a terminal,
 * begin another line of a log or turn the direction of reading becomes {@code ?}: control characters (ESC, C1), format characters (bidi),
 * separators of lines, halves of characters.
 */
public final class ShownText {
    /** Longest {@link #name}, characters. */
    public static final int MOST = 100;

    /** Longest {@link #sentence}, characters. */
    public static final int LONGEST_SENTENCE = 2000;

    private static final char INSTEAD = '?';

    private ShownText() {}

    /** A foreign name for use in a sentence: one line of at most {@value #MOST} characters. */
    public static String name(String foreign) {
        return line(foreign, MOST);
    }

    /** A message that may hold foreign text, as a log, a table or another program gets it: one line of at most {@value #LONGEST_SENTENCE} characters. */
    public static String sentence(String foreign) {
        return line(foreign, LONGEST_SENTENCE);
    }

    /** One line of at most {@code most} characters; a longer one ends with three dots. */
    public static String line(String foreign, int most) {
        int enough = 2 * most + 2; // a character may be a pair
        String shown = shown(foreign.length() > enough ? foreign.substring(0, enough) : foreign, false);
        int length = shown.codePointCount(0, shown.length());
        return length <= most ? shown : shown.substring(0, shown.offsetByCodePoints(0, most)) + "…";
    }

    /** Text of any length that keeps its line breaks and tabs. */
    public static String lines(String foreign) {
        return shown(foreign, true);
    }

    /** Whether a character is not shown as it is. */
    public static boolean hidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static String shown(String foreign, boolean breaks) {
        if (foreign.codePoints().noneMatch(ShownText::hidden)) {
            return foreign;
        }
        StringBuilder shown = new StringBuilder(foreign.length());
        foreign.codePoints()
                .map(each -> hidden(each) && !(breaks && (each == '\n' || each == '\t')) ? INSTEAD : each)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
