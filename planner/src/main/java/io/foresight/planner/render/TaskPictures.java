package io.foresight.planner.render;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Scene;

/** Draws a task's scenes and its goal in one size. The goal of the last task is kept. One thread at a time. */
public final class TaskPictures {
    private final SceneRenderer renderer;
    private final Cameras cameras;
    private AssemblyTask drawn; // null: none yet
    private Picture goal;

    /**
     * @param width pixels, {@value SceneRenderer#LEAST_SIDE} to {@value SceneRenderer#MOST_SIDE}
     * @param height likewise
     * @throws io.foresight.planner.task.PlannerException SETTING_WRONG for a size out of range
     */
    public TaskPictures(int width, int height, Cameras cameras) {
        renderer = new SceneRenderer(width, height);
        this.cameras = cameras;
    }

    /** The scene as it is. */
    public Picture scene(Scene scene) {
        return renderer.render(scene, cameras.scene()).picture();
    }

    /** The finished board, with the gripper at rest. */
    public Picture goal(AssemblyTask task) {
        if (!task.equals(drawn)) {
            AssemblyState finished = AssemblyState.goal(task.board().pieces().size());
            goal = renderer.render(Arrangement.of(task, finished), cameras.goal())
                    .picture();
            drawn = task;
        }
        return goal;
    }
}
