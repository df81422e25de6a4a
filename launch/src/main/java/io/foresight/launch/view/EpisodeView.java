package io.foresight.launch.view;

import io.foresight.planner.render.Picture;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Scene;
import java.util.Optional;

/**
 * The start of an episode of the assembly scene.
 *
 * @param number from 1, increasing by one
 * @param scene at the start
 * @param world kind of the world
 * @param note information about the world for viewers, such as why the physics engine is not used
 * @param policy name of the policy
 * @param idealSteps minimum number of steps without failures
 * @param finished number of episodes that ended before this one
 * @param solved number of those that were solved
 * @param goal image of the goal
 * @param camera image of the present scene
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
