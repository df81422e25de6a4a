package io.foresight.planner.policy;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import java.util.List;

/**
 * An alternative that a policy examined before it decided.
 *
 * @param actions in order, the first of them is to be executed now; at least one
 * @param state predicted by the policy after these actions
 * @param value the policy's rating; larger is better, the scale depends on the policy
 */
public record Imagined(List<Action> actions, AssemblyState state, double value) {
    public Imagined {
        actions = List.copyOf(actions);
        if (actions.isEmpty() || Double.isNaN(value)) {
            throw new IllegalArgumentException(
                    "an imagined alternative needs at least one action and a value, got " + actions + " with " + value);
        }
    }
}
