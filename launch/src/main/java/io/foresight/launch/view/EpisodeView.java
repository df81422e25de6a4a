package io.foresight.launch.view;

import io.foresight.planner.render.Picture;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Scene;
import java.util.Optional;

/**
 * An episode of the assembly scene that begins.
 *
 * @param number 1 for the first, growing by one
 * @param scene where everything is at the start
 * @param world kind of the world that it happens in
 * @param note what the watcher should know about that, such as why physics are missing
 * @param policy who decides
 * @param idealSteps fewest that solve the task when nothing goes wrong
 * @param finished episodes that ended before this one
 * @param solved of them
 * @param goal how it should look in the end
 * @param camera how it looks now
 */
public record EpisodeView(
        long number,
        AssemblyTask task,
        Scene scene,
        String world,
        Optional<String> note,
        String policy,
        int idealSteps,
        int finished,
        int solved,
        Picture goal,
        Picture camera) {}
