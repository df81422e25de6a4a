package io.foresight.planner.search;

import io.foresight.planner.policy.Attempt;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Action;
import io.foresight.planner.world.Outcome;
import java.util.List;

/** Failed actions since the last success, that is, in approximately the present situation. */
final class FailedAttempts {
    private FailedAttempts() {}

    /** How often the action was executed and failed since then. */
    static int count(Situation situation, Action action) {
        List<Attempt> history = situation.history();
        int attempts = 0;
        for (int i = history.size() - 1; i >= 0; i--) {
            Attempt attempt = history.get(i);
            if (attempt.outcome().kind() == Outcome.Kind.SUCCESS) {
                break;
            }
            attempts += attempt.action().equals(action) ? 1 : 0;
        }
        return attempts;
    }
}
