package io.foresight.reflect.experiment;

import io.foresight.planner.episode.EpisodeEvent;
import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.task.Action;
import java.util.List;

/**
 * What reflecting did to proposals, counted in decisions. An action is right if it is one of the expert's best in the true state.
 *
 * @param kept right proposals after which the decision was right
 * @param broken right proposals after which it was wrong
 * @param fixed wrong proposals after which it was right
 * @param wrong wrong proposals after which it was wrong
 * @param revised decisions for another action than the one proposed first
 */
public record Verdicts(int kept, int broken, int fixed, int wrong, int revised) {
    /** None yet. */
    public static final Verdicts NONE = new Verdicts(0, 0, 0, 0, 0);

    /** Checks the counts. */
    public Verdicts {
        if (Math.min(Math.min(kept, broken), Math.min(fixed, wrong)) < 0
                || revised < broken + fixed
                || revised > kept + broken + fixed + wrong) {
            throw new IllegalArgumentException("verdicts contradict themselves: kept " + kept + ", broken " + broken
                    + ", fixed " + fixed + ", wrong " + wrong + ", revised " + revised);
        }
    }

    /** Those of one decision: none if the policy does not reflect. */
    static Verdicts of(EpisodeEvent event) {
        Reflection reflection = event.decision().reflection().orElse(null);
        if (reflection == null || reflection.proposed().isEmpty()) {
            return NONE;
        }
        Expert expert = new Expert(event.before().task().board().dependencies());
        List<Action> best = expert.best(event.before().state());
        Action proposed = reflection.proposed().get(0).action();
        Action decided = event.decision().action();
        boolean before = best.contains(proposed);
        boolean after = best.contains(decided);
        return new Verdicts(
                before && after ? 1 : 0,
                before && !after ? 1 : 0,
                !before && after ? 1 : 0,
                !before && !after ? 1 : 0,
                decided.equals(proposed) ? 0 : 1);
    }

    /** These and others. */
    public Verdicts plus(Verdicts other) {
        return new Verdicts(
                kept + other.kept,
                broken + other.broken,
                fixed + other.fixed,
                wrong + other.wrong,
                revised + other.revised);
    }

    /** Decisions with a proposal. */
    public int decisions() {
        return kept + broken + fixed + wrong;
    }
}
