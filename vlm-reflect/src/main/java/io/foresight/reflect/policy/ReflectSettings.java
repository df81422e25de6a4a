package io.foresight.reflect.policy;

import io.foresight.core.text.Problems;

/**
 * How to reflect.
 *
 * @param forward imagines what actions lead to; else takes the likeliest proposal that the belief does not expect to fail
 * @param backward what happened corrects the belief; else each decision believes what the pictures say alone
 * @param horizon actions of the plans that are imagined, 1 to 8: the first is varied, the others are what seems best then
 * @param trust how much the proposal's log-probability counts beside steps to go; 0: not at all
 * @param doubt log-probabilities below the best by more than this count as if by this, so that they do not drown what was imagined; above 0
 * @param caution how much a standard deviation of the steps to go counts beside their mean
 * @param firmness how much the steps to go in the first sample count beside the mean of all: where samples differ much it keeps to a plan
 *     until that is refuted, instead of undoing what it just did; where nothing refutes, the first is another one in each decision
 * @param plausible actions are imagined that are a best one in so many samples, as a share of the samples of the action that is one most
 *     often; in (0, 1]. Where samples differ much, doing nothing costs less than anything else in the mean, and would be chosen for ever
 * @param agreement share of the samples in which the proposed action is a best one from which nothing is imagined; above 1: never
 */
public record ReflectSettings(
        boolean forward,
        boolean backward,
        int horizon,
        double trust,
        double doubt,
        double caution,
        double firmness,
        double plausible,
        double agreement) {
    /** Maximum length of an imagined plan, actions. */
    public static final int MOST_STEPS = 8;

    /** Forward and backward, one step, as chosen on the validation tasks. */
    public static final ReflectSettings USUAL = new ReflectSettings(true, true, 1, 0.1, 4, 0, 1, 0.25, 0.9);

    /** What the belief keeps of what happened. Whoever imagines without learning from it draws what may be anew each time. */
    BeliefKeeper.Memory memory() {
        return backward
                ? BeliefKeeper.Memory.ALL
                : forward ? BeliefKeeper.Memory.NONE_DRAWN_ANEW : BeliefKeeper.Memory.NONE;
    }

    /** Checks the ranges. */
    public ReflectSettings {
        new Problems()
                .requireWithin("horizon", horizon, 1, MOST_STEPS)
                .require(trust >= 0, "trust", trust, "0 or more")
                .require(doubt > 0, "doubt", doubt, "above 0")
                .require(caution >= 0, "caution", caution, "0 or more")
                .require(firmness >= 0, "firmness", firmness, "0 or more")
                .require(plausible > 0 && plausible <= 1, "plausible", plausible, "in (0, 1]")
                .require(agreement > 0, "agreement", agreement, "above 0")
                .throwIfAny();
    }
}
