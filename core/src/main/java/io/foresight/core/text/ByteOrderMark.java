package io.foresight.core.text;

/** The mark U+FEFF that some editors put before a text. It is no content (Unicode 15, section 23.8). */
public final class ByteOrderMark {
    private static final char MARK = '\ufeff';

    private ByteOrderMark() {}

    /** The text without the mark at its start. */
    public static String removed(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }
}
