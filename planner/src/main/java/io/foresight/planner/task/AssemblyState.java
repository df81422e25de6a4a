package io.foresight.planner.task;

import java.util.StringJoiner;

/**
 * The symbolic state of every piece. Sets of pieces are bit masks, bit i for piece i; a piece that is in none of {@code seated}, {@code
 * loose}, {@code lost} and not held is free on the table. The constructor rejects inconsistent states.
 *
 * @param pieces number of pieces
 * @param seated at their goal poses
 * @param loose on the board, but not at their goal poses
 * @param lost fallen off the table
 * @param lying on a side instead of upright; seated pieces are upright
 * @param held index of the piece in the gripper, or -1
 */
public record AssemblyState(int pieces, int seated, int loose, int lost, int lying, int held) {
    public AssemblyState {
        int all = (1 << pieces) - 1;
        int inHand = held < 0 ? 0 : 1 << held;
        boolean apart = (seated & loose) == 0
                && ((seated | loose) & lost) == 0
                && ((seated | loose | lost) & inHand) == 0
                && (seated & lying) == 0;
        if (pieces < 1
                || pieces > Board.MOST_PIECES
                || held < -1
                || held >= pieces
                || ((seated | loose | lost | lying) & ~all) != 0
                || !apart) {
            throw new PlannerException(
                    PlannerException.Code.STATE_WRONG,
                    "a state of " + pieces + " pieces contradicts itself: seated 0b" + Integer.toBinaryString(seated)
                            + ", loose 0b" + Integer.toBinaryString(loose) + ", lost 0b"
                            + Integer.toBinaryString(lost) + ", lying 0b" + Integer.toBinaryString(lying) + ", held "
                            + held);
        }
    }

    /** The state of a finished board. */
    public static AssemblyState goal(int pieces) {
        return new AssemblyState(pieces, (1 << pieces) - 1, 0, 0, 0, -1);
    }

    /** The place of a piece. */
    public Place place(int piece) {
        int bit = 1 << piece;
        if (piece == held) {
            return Place.HELD;
        }
        if ((seated & bit) != 0) {
            return Place.SEATED;
        }
        if ((loose & bit) != 0) {
            return Place.LOOSE;
        }
        return (lost & bit) != 0 ? Place.LOST : Place.TABLE;
    }

    /** Whether every piece is at its goal pose: the success test. */
    public boolean solved() {
        return seated == (1 << pieces) - 1;
    }

    /** Whether the piece lies on its side. */
    public boolean lying(int piece) {
        return (lying >> piece & 1) != 0;
    }

    /** A copy with the piece at another place; for {@link Place#HELD} the hand must be empty. */
    public AssemblyState with(int piece, Place place, boolean onItsSide) {
        int bit = 1 << piece;
        int hand = held == piece ? -1 : held;
        if (place == Place.HELD && hand >= 0) {
            throw new PlannerException(
                    PlannerException.Code.STATE_WRONG,
                    "piece " + piece + " cannot be held while piece " + hand + " is: the gripper can hold only one");
        }
        return new AssemblyState(
                pieces,
                place == Place.SEATED ? seated | bit : seated & ~bit,
                place == Place.LOOSE ? loose | bit : loose & ~bit,
                place == Place.LOST ? lost | bit : lost & ~bit,
                onItsSide ? lying | bit : lying & ~bit,
                place == Place.HELD ? piece : hand);
    }

    /** A text for people and logs, such as {@code blue seated, red table lying, green held}. */
    public String text(Board board) {
        StringJoiner text = new StringJoiner(", ");
        for (Piece piece : board.pieces()) {
            text.add(piece.colour().label() + " "
                    + place(piece.index()).name().toLowerCase(java.util.Locale.ROOT)
                    + (lying(piece.index()) ? " lying" : ""));
        }
        return text.toString();
    }
}
