package io.foresight.planner.policy;

import io.foresight.planner.task.Action;
import java.time.Duration;
import java.util.List;

/**
 * What to do next.
 *
 * @param action never one that the situation's state refuses, unless the policy does not see the state; pieces by the situation's numbers
 * @param plan what the policy has in mind, beginning with {@code action}
 * @param imagined what the policy weighed against each other, in the order in which it thought of it; empty when it does not imagine
 * @param nodes steps of its world model that it took
 * @param elapsed time that it took
 * @param cutShort the budget ended the search before it was done
 */
public record Decision(
        Action action, List<Action> plan, List<Imagined> imagined, int nodes, Duration elapsed, boolean cutShort) {
    public Decision {
        plan = List.copyOf(plan);
        imagined = List.copyOf(imagined);
        if (plan.isEmpty() || !plan.get(0).equals(action)) {
            throw new IllegalArgumentException("a plan begins with its action " + action + ", got " + plan);
        }
    }

    /** A decision of a policy that does not tell what it imagined. */
    public Decision(Action action, List<Action> plan, int nodes, Duration elapsed, boolean cutShort) {
        this(action, plan, List.of(), nodes, elapsed, cutShort);
    }

    /** A decision that took no search. */
    public static Decision at(Action action) {
        return new Decision(action, List.of(action), 0, Duration.ZERO, false);
    }
}
