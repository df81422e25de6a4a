package io.foresight.planner.task;

import io.foresight.core.text.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Parses actions as written by people and models: {@code pick up red}, {@code put down red}, {@code insert red}, {@code reorient red},
 * {@code done}. Upper and lower case and any amount of white space (blank, tab, line feed, carriage return) around and between the words
 * are accepted; nothing else is, not even a full stop or quotation marks. The error message is suitable for a model: it contains the text,
 * what is allowed, and the probable intention.
 */
public final class ActionText {
    /** Maximum length of a text; the longest action has 15 characters. */
    public static final int MOST_CHARACTERS = 200;

    private static final int MOST_SHOWN = 60;

    private ActionText() {}

    /**
     * Parses an action on this board.
     *
     * @throws PlannerException ACTION_UNPARSABLE when it is not one of the five forms, UNKNOWN_PIECE when it is, but the board has no piece
     *     with that name
     */
    public static Action parse(String text, Board board) {
        return parse(text, board.pieces().stream().map(Piece::colour).toList(), Optional.of(board.colour()));
    }

    /**
     * Parses an action on pieces numbered in the order of these colours.
     *
     * @throws PlannerException as above
     */
    public static Action parse(String text, List<Colour> pieces) {
        return parse(text, pieces, Optional.empty());
    }

    private static Action parse(String text, List<Colour> pieces, Optional<Colour> board) {
        if (text.length() > MOST_CHARACTERS) {
            throw unparsable(text, pieces, List.of());
        }
        List<String> words = words(text);
        String verb = words.size() == 3 ? words.get(0) + " " + words.get(1) : words.isEmpty() ? "" : words.get(0);
        Optional<Verb> known = verb(verb);
        boolean complete = known.isPresent() && known.get() == Verb.DONE ? words.size() == 1 : words.size() >= 2;
        if (known.isEmpty() || !complete) {
            throw unparsable(text, pieces, words);
        }
        if (known.get() == Verb.DONE) {
            return Action.DONE;
        }
        return new Action(known.get(), piece(words.get(words.size() - 1), text, pieces, board));
    }

    private static int piece(String name, String text, List<Colour> pieces, Optional<Colour> board) {
        for (int number = 0; number < pieces.size(); number++) {
            if (pieces.get(number).label().equals(name)) {
                return number;
            }
        }
        String reason = board.map(Colour::label).filter(name::equals).isPresent()
                ? "\"" + name + "\" is the board itself, not a piece"
                : "there is no piece \"" + shown(name) + "\"";
        throw new PlannerException(
                PlannerException.Code.UNKNOWN_PIECE,
                "in \"" + shown(text) + "\": " + reason + "; the pieces are " + String.join(", ", labels(pieces))
                        + DidYouMean.suffix(name, labels(pieces)));
    }

    private static PlannerException unparsable(String text, List<Colour> pieces, List<String> words) {
        return new PlannerException(
                PlannerException.Code.ACTION_UNPARSABLE,
                "\"" + shown(text) + "\"" + (text.length() > MOST_SHOWN ? " (" + text.length() + " characters)" : "")
                        + " is not an action; write exactly one of: pick up X, put down X, insert X, reorient X,"
                        + " done; where X is one of " + String.join(", ", labels(pieces))
                        + (words.isEmpty()
                                ? ""
                                : DidYouMean.suffix(
                                        String.join(" ", words),
                                        Action.all(pieces.size()).stream()
                                                .map(action -> action.text(pieces))
                                                .toList())));
    }

    private static Optional<Verb> verb(String label) {
        for (Verb verb : Verb.values()) {
            if (verb.label().equals(label)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }

    /** The words in lower case; only the letters a to z are converted. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /** In the order of the colours: the board's order would reveal the insertion order. */
    private static List<String> labels(List<Colour> pieces) {
        return pieces.stream().sorted().map(Colour::label).toList();
    }

    /** The beginning of the text on one line, without control characters and invisible characters. */
    private static String shown(String text) {
        String start =
                text.codePoints().limit(MOST_SHOWN).mapToObj(ActionText::shown).collect(Collectors.joining());
        return text.codePointCount(0, text.length()) > MOST_SHOWN ? start + "..." : start;
    }

    private static String shown(int codePoint) {
        boolean plain =
                switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
        return plain ? Character.toString(codePoint) : String.format(Locale.ROOT, "\\u%04X", codePoint);
    }
}
