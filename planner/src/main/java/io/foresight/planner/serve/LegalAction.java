package io.foresight.planner.serve;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.Place;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;

/** A legal action in a state, for when there is no decision of the policy. It follows from the rules alone, without planning. */
final class LegalAction {
    private LegalAction() {}

    /** Whether the state refuses the action. */
    static boolean refused(Dependencies dependencies, AssemblyState state, Action action) {
        return action.piece() >= state.pieces()
                || Rules.apply(dependencies, state, action).outcome().kind() == Outcome.Kind.REFUSED;
    }

    /**
     * With a held piece: insert it if possible, otherwise turn it upright, otherwise put it down. With an empty hand: pick up the first
     * piece that is free and not seated, otherwise one that is free. {@link Action#DONE} when the board is solved or nothing can be moved.
     */
    static Action of(Dependencies dependencies, AssemblyState state) {
        if (state.solved()) {
            return Action.DONE;
        }
        int held = state.held();
        if (held >= 0) {
            if (works(dependencies, state, Action.insert(held))) {
                return Action.insert(held);
            }
            return state.lying(held) ? Action.reorient(held) : Action.putDown(held);
        }
        Action fallback = Action.DONE;
        for (int piece = state.pieces() - 1; piece >= 0; piece--) {
            if (works(dependencies, state, Action.pickUp(piece))
                    && (fallback.equals(Action.DONE) || state.place(piece) != Place.SEATED)) {
                fallback = Action.pickUp(piece);
            }
        }
        return fallback;
    }

    private static boolean works(Dependencies dependencies, AssemblyState state, Action action) {
        return Rules.apply(dependencies, state, action).outcome() == Outcome.SUCCEEDED;
    }
}
