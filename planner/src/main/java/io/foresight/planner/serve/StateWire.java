package io.foresight.planner.serve;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Place;
import io.foresight.v1.PiecePlace;
import io.foresight.v1.PieceState;
import io.foresight.v1.PieceStates;

/** Converts the state of the pieces to and from messages. */
public final class StateWire {
    private static final String PREFIX = "PIECE_PLACE_";

    private StateWire() {}

    /**
     * Reads the state of a board with this many pieces.
     *
     * @throws RefusedException when it is inconsistent or does not match the board
     */
    static AssemblyState read(PieceStates wire, int pieces, String field) {
        if (wire.getPiecesCount() != pieces) {
            throw RefusedException.badField(
                    ErrorCode.STATE_WRONG,
                    field + ".pieces",
                    field + ".pieces must hold each of the board's " + pieces + " pieces, holds "
                            + wire.getPiecesCount());
        }
        int seated = 0;
        int loose = 0;
        int lost = 0;
        int lying = 0;
        int held = -1;
        for (int i = 0; i < pieces; i++) {
            PieceState piece = wire.getPieces(i);
            String where = field + ".pieces[" + i + "]";
            Place place = EnumWire.read(Place.class, PREFIX, piece.getPlace(), ErrorCode.STATE_WRONG, where + ".place");
            if (place == Place.HELD && held >= 0) {
                throw RefusedException.badField(
                        ErrorCode.STATE_WRONG,
                        where + ".place",
                        "the gripper holds one piece; pieces " + held + " and " + i + " are both HELD");
            }
            if (place == Place.SEATED && piece.getLying()) {
                throw RefusedException.badField(
                        ErrorCode.STATE_WRONG,
                        where + ".lying",
                        "piece " + i + " is SEATED and cannot lie on its side");
            }
            int bit = 1 << i;
            seated |= place == Place.SEATED ? bit : 0;
            loose |= place == Place.LOOSE ? bit : 0;
            lost |= place == Place.LOST ? bit : 0;
            lying |= piece.getLying() ? bit : 0;
            held = place == Place.HELD ? i : held;
        }
        return new AssemblyState(pieces, seated, loose, lost, lying, held);
    }

    /** A state as a message. */
    public static PieceStates write(AssemblyState state) {
        PieceStates.Builder wire = PieceStates.newBuilder();
        for (int i = 0; i < state.pieces(); i++) {
            wire.addPieces(PieceState.newBuilder()
                    .setPlace(EnumWire.write(PiecePlace.class, PREFIX, state.place(i)))
                    .setLying(state.lying(i)));
        }
        return wire.build();
    }
}
