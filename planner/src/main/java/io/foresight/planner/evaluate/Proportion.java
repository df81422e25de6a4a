package io.foresight.planner.evaluate;

/**
 * A proportion with its 95 % confidence interval by Wilson (1927), which stays inside [0, 1] and is valid for 0 % and 100 %, too.
 *
 * @param hits at most {@code of}
 * @param of at least 1
 */
public record Proportion(int hits, int of) {
    /** Standard deviations that contain 95 % of a normal distribution. */
    private static final double Z = 1.959963984540054;

    public Proportion {
        if (of < 1 || hits < 0 || hits > of) {
            throw new IllegalArgumentException(
                    "a proportion needs 0 <= hits <= of, of >= 1; got " + hits + " of " + of);
        }
    }

    /** Between 0 and 1. */
    public double share() {
        return (double) hits / of;
    }

    /** Lower end of the interval. */
    public double low() {
        return hits == 0 ? 0 : middle() - halfWidth();
    }

    /** Upper end of the interval. */
    public double high() {
        return hits == of ? 1 : middle() + halfWidth();
    }

    private double middle() {
        return (share() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double halfWidth() {
        double variance = share() * (1 - share()) / of + Z * Z / (4.0 * of * of);
        return Z * Math.sqrt(variance) / (1 + Z * Z / of);
    }
}
