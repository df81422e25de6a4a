package io.foresight.planner.episode;

import io.foresight.planner.policy.Moment;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Scene;
import java.util.Optional;

/**
 * A robot's knowledge at one time.
 *
 * @param saved the saved state, if a simulated world provides it
 * @param finished whether the episode is over: solved, or ended by {@code done}
 */
public record Observation(
        AssemblyTask task, AssemblyState state, Scene scene, Optional<Moment.Saved> saved, boolean finished) {}
