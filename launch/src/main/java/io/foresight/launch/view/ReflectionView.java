package io.foresight.launch.view;

import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.AssemblyState;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a decision was made, and its imagined outcome.
 *
 * @param imagined the most probable state after the chosen action; empty if it was not imagined
 * @param picture that state as the camera would see it
 */
public record ReflectionView(Reflection reflection, Optional<AssemblyState> imagined, Optional<Picture> picture) {
    /**
     * The view of a decision; empty if its policy does not reflect.
     *
     * @param draw draws a state as the camera would see it
     */
    public static Optional<ReflectionView> of(Decision decision, Function<AssemblyState, Picture> draw) {
        return decision.reflection().map(reflection -> {
            Optional<AssemblyState> imagined = decision.imagined().stream()
                    .filter(future -> future.actions().get(0).equals(decision.action()))
                    .map(future -> future.state())
                    .findFirst();
            return new ReflectionView(reflection, imagined, imagined.map(draw));
        });
    }
}
