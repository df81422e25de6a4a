package io.foresight.planner.search;

import io.foresight.planner.task.PlannerException;

/**
 * How wide and how deep beam search looks.
 *
 * @param value judges states
 * @param width states kept of each depth, at least 1
 * @param depth actions of the longest plan, at least 1
 * @param tries how often the model is asked for an action that seems to fail by bad luck, at least 1
 */
public record BeamSettings(Value value, int width, int depth, int tries) {
    public BeamSettings {
        if (width < 1 || depth < 1 || tries < 1) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "beam search needs a width, a depth and tries of 1 or more; got " + width + ", " + depth + ", "
                            + tries);
        }
    }

    /** Judges by the expert's steps to go. */
    public static BeamSettings tuned() {
        return new BeamSettings(Value.STEPS_TO_GO, 4, 40, 2);
    }

    /** Judges by the pieces in place alone, and so has to look at many more states. */
    public static BeamSettings withoutExpert() {
        return new BeamSettings(Value.SEATED, 256, 40, 2);
    }
}
