package io.foresight.planner.policy;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import java.util.List;

/**
 * Something that a policy thought of doing before it decided.
 *
 * @param actions one after another, the first of them now; at least one
 * @param state where the policy believes they lead
 * @param value how good it finds that; larger is better, the scale is the policy's own
 */
public record Imagined(List<Action> actions, AssemblyState state, double value) {
    public Imagined {
        actions = List.copyOf(actions);
        if (actions.isEmpty() || Double.isNaN(value)) {
            throw new IllegalArgumentException(
                    "what is imagined has an action or more and a value, got " + actions + " with " + value);
        }
    }
}
