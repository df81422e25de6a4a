package io.foresight.planner.task;

import java.util.ArrayList;
import java.util.List;

/**
 * One decision.
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

    /** Takes a piece from where it is. */
    public static Action pickUp(int piece) {
        return new Action(Verb.PICK_UP, piece);
    }

    /** Puts the held piece on its place on the table. */
    public static Action putDown(int piece) {
        return new Action(Verb.PUT_DOWN, piece);
    }

    /** Pushes the held piece into its pocket. */
    public static Action insert(int piece) {
        return new Action(Verb.INSERT, piece);
    }

    /** Turns the held piece upright. */
    public static Action reorient(int piece) {
        return new Action(Verb.REORIENT, piece);
    }

    /** Everything that can be said about a board of so many pieces: each verb with each piece, then {@link #DONE}. */
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

    /** {@code pick up red}, {@code done}. The piece must be one of the board's. */
    public String text(Board board) {
        return verb == Verb.DONE
                ? verb.label()
                : verb.label() + " " + board.pieces().get(piece).colour().label();
    }

    /** The same about pieces of these colours, which are numbered in this order. */
    public String text(List<Colour> pieces) {
        return verb == Verb.DONE
                ? verb.label()
                : verb.label() + " " + pieces.get(piece).label();
    }
}
