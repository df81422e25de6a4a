package io.foresight.reflect.imagine;

import io.foresight.planner.task.PlannerException;

/**
 * What a plan is expected to cost.
 *
 * @param steps actions from now to the goal, the plan's own included: mean over what may be
 * @param deviation standard deviation over what may be
 * @param firstSteps actions from now to the goal in the first of the samples
 * @param succeeds probability that the first action's skill succeeds
 */
public record PlanValue(double steps, double deviation, double firstSteps, double succeeds) {
    private static final double ROUNDING = 1e-6;

    /**
     * Checks that the numbers are possible.
     *
     * @throws PlannerException WORLD_BROKEN
     */
    public PlanValue {
        boolean counted = steps >= 0 && steps < Double.POSITIVE_INFINITY && deviation >= 0;
        if (!(counted && succeeds >= 0 && succeeds <= 1 + ROUNDING)) {
            throw new PlannerException(
                    PlannerException.Code.WORLD_BROKEN,
                    "impossible outcome imagined: " + steps + " steps to go, deviation " + deviation
                            + ", success probability " + succeeds);
        }
    }
}
