package io.foresight.planner.task;

import java.util.ArrayList;
import java.util.List;

/**
 * One action.
 *
 * @param piece index of the piece; -1 with {@link Verb#DONE}
 */
public record Action(Verb verb, int piece) {
    /** Ends the episode, solved or not. */
    public static final Action DONE = new Action(Verb.DONE, -1);

    public Action {
        boolean fits = verb == Verb.DONE ? piece == -1 : piece >= 0 && piece < Board.MOST_PIECES;
        if (!fits) {
            throw new PlannerException(
                    PlannerException.Code.UNKNOWN_PIECE,
                    verb.label() + " takes "
                            + (verb == Verb.DONE ? "no piece" : "a piece 0 .. " + (Board.MOST_PIECES - 1)) + ", got "
                            + piece);
        }
    }

    /** Picks a piece up from its present place. */
    public static Action pickUp(int piece) {
        return new Action(Verb.PICK_UP, piece);
    }

    /** Puts the held piece on its slot on the table. */
    public static Action putDown(int piece) {
        return new Action(Verb.PUT_DOWN, piece);
    }

    /** Inserts the held piece into its pocket. */
    public static Action insert(int piece) {
        return new Action(Verb.INSERT, piece);
    }

    /** Turns the held piece upright. */
    public static Action reorient(int piece) {
        return new Action(Verb.REORIENT, piece);
    }

    /** All actions on a board with this many pieces: each verb with each piece, then {@link #DONE}. */
    public static List<Action> all(int pieces) {
        List<Action> all = new ArrayList<>();
        for (Verb verb : List.of(Verb.PICK_UP, Verb.PUT_DOWN, Verb.INSERT, Verb.REORIENT)) {
            for (int piece = 0; piece < pieces; piece++) {
                all.add(new Action(verb, piece));
            }
        }
        all.add(DONE);
        return List.copyOf(all);
    }

    /** Text such as {@code pick up red} or {@code done}. The piece must be one of the board's. */
    public String text(Board board) {
        return verb == Verb.DONE
                ? verb.label()
                : verb.label() + " " + board.pieces().get(piece).colour().label();
    }

    /** As {@link #text(Board)}, for pieces numbered in the order of these colours. */
    public String text(List<Colour> pieces) {
        return verb == Verb.DONE
                ? verb.label()
                : verb.label() + " " + pieces.get(piece).label();
    }
}
