package io.foresight.planner.task;

import io.foresight.core.text.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads actions as people and models write them: {@code pick up red}, {@code put down red}, {@code insert red}, {@code reorient red},
 * {@code done}. Letters of either case are taken, and white space around the action and in any amount between its words (blank, tab, line
 * feed, carriage return); nothing else is, no full stop and no quotation marks either. What is refused can be shown to a model: the
 * message says what was read, what is allowed, and what was probably meant.
 */
public final class ActionText {
    /** More characters than this are no action; the longest has 15. */
    public static final int MOST_CHARACTERS = 200;

    private static final int MOST_SHOWN = 60;

    private ActionText() {}

    /**
     * The action that the text names on this board.
     *
     * @throws PlannerException ACTION_UNPARSABLE when it is not one of the five forms, UNKNOWN_PIECE when it is, but the board has no
     *     piece of that name
     */
    public static Action parse(String text, Board board) {
        return parse(text, board.pieces().stream().map(Piece::colour).toList(), Optional.of(board.colour()));
    }

    /**
     * The action that the text names about pieces of these colours, which are numbered in this order.
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

    /** The words in lower case; only the letters a to z have a case here. */
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

    /** In the order of the colours: that of the board would tell in which order the pieces go in. */
    private static List<String> labels(List<Colour> pieces) {
        return pieces.stream().sorted().map(Colour::label).toList();
    }

    /** The beginning of the text, on one line, without characters that a terminal would obey or not show. */
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
