package io.foresight.planner.policy;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Scene;
import java.util.List;
import java.util.Optional;

/**
 * Everything known before a decision. Policies do not receive it: {@link GuardedPolicy} derives from it a {@link Situation} with only what
 * the policy declares to see.
 *
 * @param scene present poses of everything
 * @param saved the saved state of the executing world, for a policy whose model is a world of the same kind; empty on a real robot
 * @param history actions so far and their outcomes, oldest first
 * @param stepsLeft number of decisions that the episode still allows, including this one
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

    /** A state saved by a world of this kind. */
    public record Saved(String worldKind, byte[] bytes) {}
}
