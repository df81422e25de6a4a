package io.foresight.planner.search;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;
import java.util.ArrayList;
import java.util.List;

/** The actions to be considered in a state. */
final class Candidates {
    private Candidates() {}

    /**
     * All actions that are not refused here, in the order of {@link Action#all}; {@link Action#DONE} only if there is no other: the board
     * is solved, or a piece is lost and nothing can be moved. Never empty.
     */
    static List<Action> possible(Dependencies dependencies, AssemblyState state) {
        if (state.solved()) {
            return List.of(Action.DONE);
        }
        List<Action> possible = new ArrayList<>();
        if (state.held() >= 0) {
            addUnlessRefused(possible, dependencies, state, Action.putDown(state.held()));
            addUnlessRefused(possible, dependencies, state, Action.insert(state.held()));
            addUnlessRefused(possible, dependencies, state, Action.reorient(state.held()));
        } else {
            for (int piece = 0; piece < state.pieces(); piece++) {
                addUnlessRefused(possible, dependencies, state, Action.pickUp(piece));
            }
        }
        return possible.isEmpty() ? List.of(Action.DONE) : possible;
    }

    /** Whether the rules refuse the action. */
    static boolean refused(Dependencies dependencies, AssemblyState state, Action action) {
        return action.piece() >= state.pieces()
                || Rules.apply(dependencies, state, action).outcome().kind() == Outcome.Kind.REFUSED;
    }

    private static void addUnlessRefused(
            List<Action> possible, Dependencies dependencies, AssemblyState state, Action action) {
        if (!refused(dependencies, state, action)) {
            possible.add(action);
        }
    }
}
