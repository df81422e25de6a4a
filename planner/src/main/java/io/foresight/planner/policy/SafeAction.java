package io.foresight.planner.policy;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.Verb;
import java.util.List;

/** A harmless action when only the past actions and their success are known. */
public final class SafeAction {
    private SafeAction() {}

    /**
     * Puts down the piece that was picked up last and has not been released since; if there is none, {@link Action#DONE}, which moves
     * nothing.
     *
     * @param reports oldest first; pieces are numbered as in them
     */
    public static Action of(List<SkillReport> reports) {
        for (int i = reports.size() - 1; i >= 0; i--) {
            SkillReport report = reports.get(i);
            if (!report.succeeded()) {
                continue;
            }
            Verb verb = report.action().verb();
            if (verb == Verb.PICK_UP) {
                return Action.putDown(report.action().piece());
            }
            if (verb == Verb.PUT_DOWN || verb == Verb.INSERT) {
                return Action.DONE;
            }
        }
        return Action.DONE;
    }
}
