package io.foresight.planner.policy;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Scene;
import java.util.List;
import java.util.Optional;

/**
 * What a policy may look at before it decides. Baselines of this package's users look at the state, which a camera does not show; a
 * vision policy draws {@code scene} and looks at that alone.
 *
 * @param scene poses of everything now
 * @param saved the moment in the executing world, for a policy whose model is a world of the same kind; empty on a real robot
 * @param history what was done so far, oldest first
 * @param stepsLeft decisions that the episode still allows, this one included
 */
public record Situation(
        AssemblyTask task,
        AssemblyState state,
        Scene scene,
        Optional<Saved> saved,
        List<Attempt> history,
        int stepsLeft) {
    public Situation {
        history = List.copyOf(history);
    }

    /** A moment kept by a world of this kind. */
    public record Saved(String worldKind, byte[] bytes) {}
}
