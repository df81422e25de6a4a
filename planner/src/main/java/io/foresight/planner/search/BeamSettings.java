package io.foresight.planner.search;

import io.foresight.planner.task.PlannerException;

/**
 * Settings of beam search.
 *
 * @param value evaluates states
 * @param width number of states kept at each depth, at least 1
 * @param depth maximum number of actions of a plan, at least 1
 * @param tries how often an action that seems to fail at random is tried in the model, at least 1
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

    /** Evaluates states by the expert's steps to go. */
    public static BeamSettings tuned() {
        return new BeamSettings(Value.STEPS_TO_GO, 4, 40, 2);
    }

    /** Evaluates states only by the number of seated pieces, and therefore must examine many more states. */
    public static BeamSettings withoutExpert() {
        return new BeamSettings(Value.SEATED, 256, 40, 2);
    }
}
