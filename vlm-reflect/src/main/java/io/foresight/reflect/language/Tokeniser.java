package io.foresight.reflect.language;

import io.foresight.planner.task.Colour;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Text as numbers: the words of the task each have one, any other word is spelt letter by letter. Letters are read without their case;
 * what is neither a letter of the alphabet nor a digit separates words.
 */
public final class Tokeniser {
    /** Nothing: fills what is left of a row. */
    public static final int PADDING = 0;

    /** Colours that pieces can have, each one word. */
    public static final int COLOURS = Colour.values().length;

    private static final List<String> MARKS = List.of(
            "<pad>", "<propose>", "<reflect>", "<pair>", "<piece>", "<imagined>", "<history>", "<plan>", "<answer>");
    private static final List<String> WORDS = List.of(
            "pick",
            "put",
            "insert",
            "reorient",
            "done",
            "up",
            "down",
            "ok",
            "failed",
            "all",
            "pieces",
            "into",
            "the",
            "board",
            "until",
            "it",
            "looks",
            "like",
            "goal",
            "one",
            "action",
            "at",
            "a",
            "time",
            "goes",
            "in",
            "before",
            "after",
            "lies",
            "over",
            "under",
            "and",
            "is",
            "first",
            "last",
            "then",
            "on",
            "table",
            "not");

    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    /** The one vocabulary. */
    public Tokeniser() {
        MARKS.forEach(this::add);
        for (Colour colour : Colour.values()) {
            add(colour.label());
        }
        WORDS.forEach(this::add);
        for (char c = 'a'; c <= 'z'; c++) {
            add("##" + c);
        }
        for (char c = '0'; c <= '9'; c++) {
            add("##" + c);
        }
    }

    private void add(String token) {
        numbers.put(token, numbers.size());
    }

    /** How many tokens there are. */
    public int size() {
        return numbers.size();
    }

    /**
     * The number of a mark or word of the vocabulary.
     *
     * @throws IllegalArgumentException for any other
     */
    public int number(String token) {
        Integer number = numbers.get(token);
        if (number == null) {
            throw new IllegalArgumentException("the vocabulary has no token \"" + token + "\"");
        }
        return number;
    }

    /** Text as tokens, the first {@code most} of them. */
    public List<Integer> encode(String text, int most) {
        List<Integer> tokens = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
            Integer whole = numbers.get(word);
            if (whole != null) {
                tokens.add(whole);
            } else {
                word.chars().forEach(c -> tokens.add(numbers.get("##" + (char) c)));
            }
            if (tokens.size() >= most) {
                return List.copyOf(tokens.subList(0, most));
            }
        }
        return List.copyOf(tokens);
    }
}
