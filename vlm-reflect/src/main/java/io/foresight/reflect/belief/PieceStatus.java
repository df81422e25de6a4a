package io.foresight.reflect.belief;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Place;

/** Where a piece is and how it lies there: what a picture tells of one piece. */
public enum PieceStatus {
    /** On the table, upright. */
    STANDING(Place.TABLE, false),
    /** On the table, on a side. */
    LYING(Place.TABLE, true),
    /** In the gripper, upright. */
    HELD(Place.HELD, false),
    /** In the gripper, on a side. */
    HELD_LYING(Place.HELD, true),
    /** At its goal pose. */
    SEATED(Place.SEATED, false),
    /** On the board, not at its goal pose, upright. */
    LOOSE(Place.LOOSE, false),
    /** On the board, on a side. */
    LOOSE_LYING(Place.LOOSE, true),
    /** Off the table. */
    LOST(Place.LOST, false);

    /** How many there are. */
    public static final int COUNT = 8;

    private static final PieceStatus[] ALL = values();

    private final Place place;
    private final boolean lying;

    PieceStatus(Place place, boolean lying) {
        this.place = place;
        this.lying = lying;
    }

    /** By its ordinal. */
    public static PieceStatus at(int ordinal) {
        return ALL[ordinal];
    }

    /** Is the piece on the board? */
    public boolean onBoard() {
        return place == Place.SEATED || place == Place.LOOSE;
    }

    /** Of a piece in a state. */
    public static PieceStatus of(AssemblyState state, int piece) {
        return of(state.place(piece), state.lying(piece));
    }

    /** The status with this place; whether a lost piece lies does not matter. */
    public static PieceStatus of(Place place, boolean lying) {
        for (PieceStatus status : ALL) {
            if (status.place == place && (status.lying == lying || place == Place.LOST)) {
                return status;
            }
        }
        throw new IllegalArgumentException("a piece cannot be " + place + (lying ? " and lie" : " and stand"));
    }

    /** Where. */
    public Place place() {
        return place;
    }

    /** On a side? */
    public boolean lying() {
        return lying;
    }
}
