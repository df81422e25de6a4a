package io.foresight.reflect.policy;

/**
 * How to reflect.
 *
 * @param forward imagines what actions lead to; else takes the likeliest proposal that the belief does not expect to fail
 * @param backward what happened corrects the belief; else each decision believes what the pictures say alone
 * @param horizon actions of the plans that are imagined, 1 to 8: the first is varied, the others are what seems best then
 * @param trust how much the proposal's log-probability counts beside steps to go; 0: not at all
 * @param doubt log-probabilities below the best by more than this count as if by this, so that they do not drown what was imagined; above 0
 * @param caution how much a standard deviation of the steps to go counts beside their mean
 * @param agreement share of the samples in which the proposed action is the best one from which nothing further is imagined; above 1: never
 */
public record ReflectSettings(
        boolean forward, boolean backward, int horizon, double trust, double doubt, double caution, double agreement) {
    private static final int MOST_STEPS = 8;

    /** Forward and backward, one step, as chosen on the validation tasks. */
    public static final ReflectSettings USUAL = new ReflectSettings(true, true, 1, 0.1, 4, 0, 0.9);

    /** Checks the ranges. */
    public ReflectSettings {
        if (horizon < 1 || horizon > MOST_STEPS || !(trust >= 0 && doubt > 0 && caution >= 0 && agreement > 0)) {
            throw new IllegalArgumentException("reflecting needs a horizon of 1 to " + MOST_STEPS
                    + ", trust and caution of 0 or more, doubt and agreement above 0; got " + horizon + ", " + trust
                    + ", " + caution + ", " + doubt + ", " + agreement);
        }
    }
}
