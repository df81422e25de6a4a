package io.foresight.planner.policy;

import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.task.PlannerException;

/**
 * What a policy is shown. Colours of the pieces, what it did and whether that succeeded, and the instruction are shown to every policy.
 *
 * @param state the task, where every piece is, all poses, reasons of failures, and saved moments
 * @param width of the pictures of the scene and of the goal, pixels; 0: no pictures
 * @param height likewise
 */
public record Sight(boolean state, int width, int height) {
    /** The state and no pictures. */
    public static final Sight STATE = new Sight(true, 0, 0);

    public Sight {
        boolean none = width == 0 && height == 0;
        boolean drawable = Math.min(width, height) >= SceneRenderer.LEAST_SIDE
                && Math.max(width, height) <= SceneRenderer.MOST_SIDE;
        if (!drawable && !(none && state)) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "a policy sees the state, or pictures with sides of " + SceneRenderer.LEAST_SIDE + " to "
                            + SceneRenderer.MOST_SIDE + " pixels, or both; got " + width + " x " + height
                            + " pixels and " + (state ? "the state" : "no state"));
        }
    }

    /** Pictures alone. */
    public static Sight ofPictures(int width, int height) {
        return new Sight(false, width, height);
    }

    /** The state, and pictures beside it. */
    public static Sight ofStateAndPictures(int width, int height) {
        return new Sight(true, width, height);
    }

    /** Are pictures drawn for it? */
    public boolean pictures() {
        return width > 0;
    }
}
