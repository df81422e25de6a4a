package io.foresight.planner.rollout;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.Verb;
import java.util.Collection;

/**
 * All actions on any board, as {@value #SIZE} numbers: verb x 9 + colour, in the order of {@link Verb} and {@link Colour}, then {@link
 * #DONE}. Pieces are identified by colour, so that a number has the same meaning on every board. A set of actions is a bit mask, bit a for
 * action a.
 */
public final class ActionSpace {
    /** Number of actions. */
    public static final int SIZE = 37;

    /** {@link Action#DONE}. */
    public static final int DONE = SIZE - 1;

    private static final Verb[] VERBS = Verb.values();
    private static final Colour[] COLOURS = Colour.values();

    private ActionSpace() {}

    /** The action's number. */
    public static int index(Action action, Board board) {
        return action.verb() == Verb.DONE
                ? DONE
                : index(action.verb(), board.pieces().get(action.piece()).colour());
    }

    /** The number of doing this to the piece of this colour; the verb must take a piece. */
    public static int index(Verb verb, Colour colour) {
        return verb.ordinal() * COLOURS.length + colour.ordinal();
    }

    /**
     * The action with this number on this board; null where the board has no piece of that colour.
     *
     * @throws IllegalArgumentException for a number outside 0 .. 36
     */
    public static Action action(int index, Board board) {
        if (index < 0 || index >= SIZE) {
            throw new IllegalArgumentException("actions are numbered 0 to " + (SIZE - 1) + ", got " + index);
        }
        if (index == DONE) {
            return Action.DONE;
        }
        Colour colour = COLOURS[index % COLOURS.length];
        for (Piece piece : board.pieces()) {
            if (piece.colour() == colour) {
                return new Action(VERBS[index / COLOURS.length], piece.index());
            }
        }
        return null;
    }

    /** Text such as {@code pick up red}, the same on every board. */
    public static String text(int index) {
        return index == DONE
                ? Verb.DONE.label()
                : VERBS[index / COLOURS.length].label() + " " + COLOURS[index % COLOURS.length].label();
    }

    /** All verbs with all pieces of the board, without {@code done}. */
    static long anything(Board board) {
        long colours = 0;
        for (Piece piece : board.pieces()) {
            colours |= 1L << piece.colour().ordinal();
        }
        long set = 0;
        for (int from = 0; from < DONE; from += COLOURS.length) {
            set |= colours << from;
        }
        return set;
    }

    static long set(Collection<Action> actions, Board board) {
        long set = 0;
        for (Action action : actions) {
            set |= 1L << index(action, board);
        }
        return set;
    }
}
