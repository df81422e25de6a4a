package io.foresight.reflect.learn;

/** How decisions are drawn from all that were collected. */
public enum Drawing {
    /** Each as often as the others. */
    UNIFORM,
    /**
     * Those more often that the policy came to by itself, and where it wasted steps: {@code p ~ ((1 + met) exp(wasted / 2))^0.6}, with the
     * loss weighted by {@code (1 / (N p))^0.4} (A3RL, arXiv 2502.07937, with the expert's exact advantage for the learnt one).
     */
    ADVANTAGE;

    private static final double SHARPNESS = 0.6;
    private static final double CORRECTION = 0.4;

    /** How often a decision is drawn, up to a factor. */
    double priority(DecisionSample sample) {
        double plain = (sample.met() ? 2 : 1) * Math.exp(sample.wasted() / 2.0);
        return this == UNIFORM ? 1 : Math.pow(plain, SHARPNESS);
    }

    /** Weight in the loss of a decision that is drawn {@code times} as often as in the mean. */
    double weight(double times) {
        return this == UNIFORM ? 1 : Math.pow(1 / times, CORRECTION);
    }
}
