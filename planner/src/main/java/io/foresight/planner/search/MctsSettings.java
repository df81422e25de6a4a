package io.foresight.planner.search;

import io.foresight.planner.task.PlannerException;

/**
 * How the tuned tree search goes about it.
 *
 * @param value judges the states at the tree's edge
 * @param exploration steps of bonus for actions that were tried less than others; at least 0
 * @param provenSteps with {@link Value#STEPS_TO_GO}: the search is over when its model has confirmed so many steps of a plan that no other
 *     can beat; at least 1
 * @param horizon actions of one simulation, at least 1
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
     * The expert's steps to go, four steps confirmed: enough to see the next piece go in from wherever it is now. A count that never
     * promises too little needs no bonus for what is untried.
     */
    public static MctsSettings tuned() {
        return new MctsSettings(Value.STEPS_TO_GO, 0, 4, 40);
    }

    /** Nothing known about the order: everything comes from the model. */
    public static MctsSettings withoutExpert() {
        return new MctsSettings(Value.SEATED, 0.2, 1, 40);
    }
}
