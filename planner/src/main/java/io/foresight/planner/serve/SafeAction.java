package io.foresight.planner.serve;

import io.foresight.planner.policy.Attempt;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Verb;
import io.foresight.planner.world.Outcome;
import java.util.List;

/** A harmless action when only the past actions and their success are known. */
final class SafeAction {
    private SafeAction() {}

    /**
     * Puts down the piece that was picked up last and has not been released since; if there is none, {@link Action#DONE}, which moves
     * nothing.
     */
    static Action of(List<Attempt> history) {
        for (int i = history.size() - 1; i >= 0; i--) {
            Attempt attempt = history.get(i);
            if (attempt.outcome().kind() != Outcome.Kind.SUCCESS) {
                continue;
            }
            Verb verb = attempt.action().verb();
            if (verb == Verb.PICK_UP) {
                return Action.putDown(attempt.action().piece());
            }
            if (verb == Verb.PUT_DOWN || verb == Verb.INSERT) {
                return Action.DONE;
            }
        }
        return Action.DONE;
    }
}
