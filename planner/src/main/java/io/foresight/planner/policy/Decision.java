package io.foresight.planner.policy;

import io.foresight.planner.task.Action;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A policy's decision.
 *
 * @param action never one that the situation's state refuses, unless the policy does not see the state; pieces by the situation's numbering
 * @param plan the planned actions, starting with {@code action}
 * @param imagined the alternatives that the policy compared, in the order in which it examined them; empty when it uses no model
 * @param nodes number of world model steps used
 * @param elapsed time used
 * @param cutShort whether the budget ended the search early
 * @param reflection how the decision was reached, of a policy that reflects
 */
public record Decision(
        Action action,
        List<Action> plan,
        List<Imagined> imagined,
        int nodes,
        Duration elapsed,
        boolean cutShort,
        Optional<Reflection> reflection) {
    public Decision {
        plan = List.copyOf(plan);
        imagined = List.copyOf(imagined);
        if (plan.isEmpty() || !plan.get(0).equals(action)) {
            throw new IllegalArgumentException("a plan must start with its action " + action + ", got " + plan);
        }
    }

    /** A decision of a policy that does not reflect. */
    public Decision(
            Action action, List<Action> plan, List<Imagined> imagined, int nodes, Duration elapsed, boolean cutShort) {
        this(action, plan, imagined, nodes, elapsed, cutShort, Optional.empty());
    }

    /** A decision without imagined alternatives. */
    public Decision(Action action, List<Action> plan, int nodes, Duration elapsed, boolean cutShort) {
        this(action, plan, List.of(), nodes, elapsed, cutShort);
    }

    /** A decision without a search. */
    public static Decision at(Action action) {
        return new Decision(action, List.of(action), 0, Duration.ZERO, false);
    }
}
