package io.foresight.planner.search;

import io.foresight.planner.policy.Situation;
import java.util.SplittableRandom;

/** Random seed of one decision: it depends only on the episode's seed and the number of actions so far. */
final class DecisionSeed {
    private DecisionSeed() {}

    static long of(long episodeSeed, Situation situation) {
        return new SplittableRandom(episodeSeed + situation.history().size() * 0x9E3779B97F4A7C15L).nextLong();
    }
}
