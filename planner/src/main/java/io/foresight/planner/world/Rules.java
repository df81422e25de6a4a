package io.foresight.planner.world;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.PlannerException;

/**
 * The effect of each action without failures: the only implementation of the task's logic. It follows from the voxels: a piece moves in and
 * out along the vertical, so anything over it blocks it. Inserting a piece before its predecessor is possible, and then blocks the
 * predecessor. A loose piece lies on top of the board over its pocket, and so over its neighbours on both sides; it can always be picked
 * up.
 */
public final class Rules {
    private Rules() {}

    /**
     * The state after {@code action}, and its outcome. Refused and failed actions do not change the state.
     *
     * @throws PlannerException UNKNOWN_PIECE for a piece that the board does not have
     */
    public static Effect apply(Dependencies dependencies, AssemblyState state, Action action) {
        int piece = action.piece();
        if (piece >= dependencies.pieces()) {
            throw new PlannerException(
                    PlannerException.Code.UNKNOWN_PIECE,
                    "the board has pieces 0 .. " + (dependencies.pieces() - 1) + ", got " + piece);
        }
        return switch (action.verb()) {
            case DONE -> new Effect(Outcome.ENDED, state);
            case PICK_UP -> pickUp(dependencies, state, piece);
            case PUT_DOWN ->
                state.held() == piece
                        ? done(state.with(piece, Place.TABLE, state.lying(piece)))
                        : new Effect(Outcome.NOT_HELD, state);
            case REORIENT -> reorient(state, piece);
            case INSERT -> insert(dependencies, state, piece);
        };
    }

    /** Whether something over the seat holds the piece down in it, or keeps it out: a piece that goes in later, or a loose neighbour. */
    public static boolean covered(Dependencies dependencies, AssemblyState state, int piece) {
        int over = dependencies.successors(piece);
        return (over & state.seated() | (over | dependencies.predecessors(piece)) & state.loose()) != 0;
    }

    private static Effect pickUp(Dependencies dependencies, AssemblyState state, int piece) {
        if (state.held() == piece) {
            return new Effect(Outcome.ALREADY_HELD, state);
        }
        if (state.held() >= 0) {
            return new Effect(Outcome.HAND_FULL, state);
        }
        Place place = state.place(piece);
        if (place == Place.LOST) {
            return new Effect(Outcome.OUT_OF_REACH, state);
        }
        if (place == Place.SEATED && covered(dependencies, state, piece)) {
            return new Effect(Outcome.LOCKED, state);
        }
        return done(state.with(piece, Place.HELD, state.lying(piece)));
    }

    private static Effect reorient(AssemblyState state, int piece) {
        if (state.held() != piece) {
            return new Effect(Outcome.NOT_HELD, state);
        }
        return state.lying(piece)
                ? done(state.with(piece, Place.HELD, false))
                : new Effect(Outcome.ALREADY_UPRIGHT, state);
    }

    private static Effect insert(Dependencies dependencies, AssemblyState state, int piece) {
        if (state.held() != piece) {
            return new Effect(Outcome.NOT_HELD, state);
        }
        if (state.lying(piece)) {
            return new Effect(Outcome.NOT_UPRIGHT, state);
        }
        if (covered(dependencies, state, piece)) {
            return new Effect(Outcome.BLOCKED, state);
        }
        return done(state.with(piece, Place.SEATED, false));
    }

    private static Effect done(AssemblyState state) {
        return new Effect(Outcome.SUCCEEDED, state);
    }

    /** The outcome of an action and the state afterwards. */
    public record Effect(Outcome outcome, AssemblyState state) {}
}
