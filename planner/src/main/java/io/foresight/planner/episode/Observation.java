package io.foresight.planner.episode;

import io.foresight.planner.policy.Moment;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Scene;
import java.util.Optional;

/**
 * What a robot knows at a moment.
 *
 * @param saved the moment itself, when a simulated world can keep it
 * @param finished the episode is over: solved, or ended by {@code done}
 */
public record Observation(
        AssemblyTask task, AssemblyState state, Scene scene, Optional<Moment.Saved> saved, boolean finished) {}
