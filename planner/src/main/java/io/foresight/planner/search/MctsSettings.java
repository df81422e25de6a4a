package io.foresight.planner.search;

import io.foresight.planner.task.PlannerException;

/**
 * Settings of the tuned tree search.
 *
 * @param value evaluates the leaf states
 * @param exploration bonus in steps for actions with fewer visits; at least 0
 * @param provenSteps with {@link Value#STEPS_TO_GO}: the search ends when the model has confirmed this many steps of a plan that no other
 *     can beat; at least 1
 * @param horizon maximum number of actions of one simulation, at least 1
 */
public record MctsSettings(Value value, double exploration, int provenSteps, int horizon) {
    public MctsSettings {
        if (!(exploration >= 0) || provenSteps < 1 || horizon < 1) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "the search needs exploration >= 0, proven steps and a horizon of 1 or more; got " + exploration
                            + ", " + provenSteps + ", " + horizon);
        }
    }

    /**
     * The expert's steps to go, four confirmed steps: enough to confirm the insertion of the next piece from any place. A lower bound needs
     * no exploration bonus.
     */
    public static MctsSettings tuned() {
        return new MctsSettings(Value.STEPS_TO_GO, 0, 4, 40);
    }

    /** Without knowledge of the insertion order: everything is learned from the model. */
    public static MctsSettings withoutExpert() {
        return new MctsSettings(Value.SEATED, 0.2, 1, 40);
    }
}
