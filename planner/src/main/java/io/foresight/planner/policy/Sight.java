package io.foresight.planner.policy;

import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.task.PlannerException;

/**
 * What a policy sees. Every policy sees the colours of the pieces, its own actions and whether they succeeded, and the instruction.
 *
 * @param state whether it sees the task, the state of every piece, all poses, reasons of failures, and saved states
 * @param width of the images of the scene and of the goal, pixels; 0: no images
 * @param height of the images
 */
public record Sight(boolean state, int width, int height) {
    /** The state, without images. */
    public static final Sight STATE = new Sight(true, 0, 0);

    public Sight {
        boolean none = width == 0 && height == 0;
        boolean drawable = Math.min(width, height) >= SceneRenderer.LEAST_SIDE
                && Math.max(width, height) <= SceneRenderer.MOST_SIDE;
        if (!drawable && !(none && state)) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "a policy must see the state, or images with sides of " + SceneRenderer.LEAST_SIDE + " to "
                            + SceneRenderer.MOST_SIDE + " pixels, or both; got " + width + " x " + height
                            + " pixels and " + (state ? "the state" : "no state"));
        }
    }

    /** Images, without the state. */
    public static Sight ofPictures(int width, int height) {
        return new Sight(false, width, height);
    }

    /** The state and images. */
    public static Sight ofStateAndPictures(int width, int height) {
        return new Sight(true, width, height);
    }

    /** Whether it sees images. */
    public boolean pictures() {
        return width > 0;
    }
}
