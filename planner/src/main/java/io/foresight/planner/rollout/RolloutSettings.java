package io.foresight.planner.rollout;

import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.task.PlannerException;

/**
 * Settings of a rollout.
 *
 * @param lanes number of parallel worlds, 1 to 4096
 * @param width of the images, pixels; 0: no images
 * @param height of the images
 * @param cameras for scene and goal
 * @param stepCap maximum number of decisions per episode, at least 1
 * @param seed of all random numbers, together with the episode's number
 */
public record RolloutSettings(int lanes, int width, int height, Cameras cameras, int stepCap, long seed) {
    private static final int MOST_LANES = 4096;

    public RolloutSettings {
        boolean drawable = Math.min(width, height) >= SceneRenderer.LEAST_SIDE
                && Math.max(width, height) <= SceneRenderer.MOST_SIDE;
        if (lanes < 1 || lanes > MOST_LANES || stepCap < 1 || !(drawable || width == 0 && height == 0)) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "a rollout needs 1 to " + MOST_LANES + " lanes, a step cap of 1 or more, and pictures of "
                            + SceneRenderer.LEAST_SIDE + " to " + SceneRenderer.MOST_SIDE
                            + " pixels a side or 0 x 0 for none; got " + lanes + " lanes, a cap of " + stepCap + ", "
                            + width + " x " + height + " pixels");
        }
    }

    boolean pictures() {
        return width > 0;
    }

    /** Size of one image in bytes: 3 per pixel. */
    int pictureBytes() {
        return 3 * width * height;
    }
}
