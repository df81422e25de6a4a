package io.foresight.planner.serve;

import io.foresight.planner.policy.Attempt;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Verb;
import io.foresight.planner.world.Outcome;
import java.util.List;

/** What can do no harm when nothing is known but what was tried and which of it succeeded. */
final class SafeAction {
    private SafeAction() {}

    /** Puts down what was picked up last and not given out of hand since; without such a piece, {@link Action#DONE}: nothing moves. */
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
