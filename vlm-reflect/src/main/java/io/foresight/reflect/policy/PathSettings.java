package io.foresight.reflect.policy;

import io.foresight.core.text.Problems;

/**
 * How to weigh paths.
 *
 * @param horizon actions of each path, 1 to 8
 * @param paths that are imagined, 1 to 32
 * @param trust steps to go that a nat of the first action's log-probability outweighs; 0: it does not count
 * @param doubt log-probabilities below the best by more than this count as if by this; above 0
 * @param discount of each further step's change of the steps to go, in (0, 1]
 * @param exit probability of the likeliest action above which it is done at once, 0 to 1; 1: never
 */
public record PathSettings(int horizon, int paths, double trust, double doubt, double discount, double exit) {
    /** Paths that can be imagined. */
    public static final int MOST_PATHS = 32;

    /** Four paths of five actions, never done at once. */
    public static final PathSettings USUAL = new PathSettings(5, 4, 0.1, 4, 0.9, 1);

    /** Checks the ranges. */
    public PathSettings {
        new Problems()
                .requireWithin("horizon", horizon, 1, ReflectSettings.MOST_STEPS)
                .requireWithin("paths", paths, 1, MOST_PATHS)
                .require(trust >= 0, "trust", trust, "0 or more")
                .require(doubt > 0, "doubt", doubt, "above 0")
                .require(discount > 0 && discount <= 1, "discount", discount, "in (0, 1]")
                .require(exit >= 0 && exit <= 1, "exit", exit, "0 to 1")
                .throwIfAny();
    }
}
