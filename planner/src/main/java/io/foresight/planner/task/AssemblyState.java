package io.foresight.planner.task;

import java.util.StringJoiner;

/**
 * Where every piece is. Sets of pieces are bit masks, bit i for piece i; a piece in none of {@code seated}, {@code loose}, {@code lost}
 * and not held is free on the table. The constructor refuses states that contradict themselves.
 *
 * @param pieces how many there are
 * @param seated at their goal poses
 * @param loose on the board, but not at their goal poses
 * @param lost off the table
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

    /** The state of this board when it is finished. */
    public static AssemblyState goal(int pieces) {
        return new AssemblyState(pieces, (1 << pieces) - 1, 0, 0, 0, -1);
    }

    /** Where the piece is. */
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

    /** Is every piece at its goal pose? The success test. */
    public boolean solved() {
        return seated == (1 << pieces) - 1;
    }

    /** Is the piece on its side? */
    public boolean lying(int piece) {
        return (lying >> piece & 1) != 0;
    }

    /** This state with the piece elsewhere; a piece that becomes {@link Place#HELD} must find the hand empty. */
    public AssemblyState with(int piece, Place place, boolean onItsSide) {
        int bit = 1 << piece;
        int hand = held == piece ? -1 : held;
        if (place == Place.HELD && hand >= 0) {
            throw new PlannerException(
                    PlannerException.Code.STATE_WRONG,
                    "piece " + piece + " cannot be held beside piece " + hand + ": the gripper holds one");
        }
        return new AssemblyState(
                pieces,
                place == Place.SEATED ? seated | bit : seated & ~bit,
                place == Place.LOOSE ? loose | bit : loose & ~bit,
                place == Place.LOST ? lost | bit : lost & ~bit,
                onItsSide ? lying | bit : lying & ~bit,
                place == Place.HELD ? piece : hand);
    }

    /** For people and logs: {@code blue seated, red table lying, green held}. */
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
