package io.foresight.reflect.imagine;

/**
 * What a plan is expected to cost.
 *
 * @param steps actions from now to the goal, the plan's own included: mean over what may be
 * @param deviation standard deviation over what may be
 * @param firstSteps actions from now to the goal in the first of the samples
 * @param succeeds probability that the first action's skill succeeds
 */
public record PlanValue(double steps, double deviation, double firstSteps, double succeeds) {}
