package io.foresight.planner.policy;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Scene;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known before a decision. Policies are not given it: {@link GuardedPolicy} makes a {@link Situation} of it that holds
 * what the policy declares to see.
 *
 * @param scene poses of everything now
 * @param saved the moment in the executing world, for a policy whose model is a world of the same kind; empty on a real robot
 * @param history what was done so far, oldest first
 * @param stepsLeft decisions that the episode still allows, this one included
 */
public record Moment(
        AssemblyTask task,
        AssemblyState state,
        Scene scene,
        Optional<Saved> saved,
        List<Attempt> history,
        int stepsLeft) {
    public Moment {
        history = List.copyOf(history);
    }

    /** A moment kept by a world of this kind. */
    public record Saved(String worldKind, byte[] bytes) {}
}
