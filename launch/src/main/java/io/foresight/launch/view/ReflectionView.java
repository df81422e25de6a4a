package io.foresight.launch.view;

import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.task.AssemblyState;
import java.util.Optional;

/**
 * How a decision was made, and its imagined outcome.
 *
 * @param imagined the most probable state after the chosen action; empty if it was not imagined
 */
public record ReflectionView(Reflection reflection, Optional<AssemblyState> imagined) {
    /** The view of a decision; empty if its policy does not reflect. */
    public static Optional<ReflectionView> of(Decision decision) {
        return decision.reflection()
                .map(reflection -> new ReflectionView(
                        reflection,
                        decision.imagined().stream()
                                .filter(future -> future.actions().get(0).equals(decision.action()))
                                .map(future -> future.state())
                                .findFirst()));
    }
}
